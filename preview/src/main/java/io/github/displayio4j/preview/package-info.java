/// A window that shows the glass of a panel.
package io.github.displayio4j.preview;
