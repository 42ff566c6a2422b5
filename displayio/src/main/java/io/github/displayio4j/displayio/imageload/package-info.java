/// Pictures from files into bitmaps: PNG, GIF, PNM and QOI are read here, others by `ImageCodec`s and by
/// ImageIO.
package io.github.displayio4j.displayio.imageload;
