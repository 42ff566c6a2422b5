/// From scene to strips of bytes; exported to `busdisplay` alone.
package io.github.displayio4j.displayio.render;
