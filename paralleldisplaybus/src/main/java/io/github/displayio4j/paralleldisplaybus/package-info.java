/// 8080 parallel display bus.
package io.github.displayio4j.paralleldisplaybus;
