/// The scene: bitmaps, palettes, tile grids and groups, with CircuitPython's words.
package io.github.displayio4j.displayio;
