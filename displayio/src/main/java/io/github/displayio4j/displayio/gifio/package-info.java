/// Animated GIF: played from its file (`OnDiskGif`), and written (`GifWriter`).
package io.github.displayio4j.displayio.gifio;
