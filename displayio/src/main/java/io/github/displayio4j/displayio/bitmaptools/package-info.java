/// Drawing into bitmaps.
package io.github.displayio4j.displayio.bitmaptools;
