/// Text on panels: a built-in bitmap font, labels that redraw only the cells that changed, and a reusable text buffer.
package io.github.displayio4j.displayio.text;
