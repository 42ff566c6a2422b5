/// Picture effects on bitmaps of `RGB565_SWAPPED`.
package io.github.displayio4j.displayio.bitmapfilter;
