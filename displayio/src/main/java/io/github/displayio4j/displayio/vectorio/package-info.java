/// Filled shapes: layers that are drawn from their outline, without a bitmap.
package io.github.displayio4j.displayio.vectorio;
