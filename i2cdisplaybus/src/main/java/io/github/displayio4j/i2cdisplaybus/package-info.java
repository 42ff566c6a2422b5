/// I2C display bus.
package io.github.displayio4j.i2cdisplaybus;
