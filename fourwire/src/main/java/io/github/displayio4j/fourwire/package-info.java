/// 4-wire SPI display bus.
package io.github.displayio4j.fourwire;
