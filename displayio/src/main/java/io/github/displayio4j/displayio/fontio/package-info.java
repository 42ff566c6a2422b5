/// Fonts: built in, from BDF, PCF and LVGL files, and TrueType where AWT is there.
package io.github.displayio4j.displayio.fontio;
