/// Displays on buses, and the panels that they drive.
package io.github.displayio4j.busdisplay;
