/// Panel catalogue and emulated panels.
package io.github.displayio4j.panels;
