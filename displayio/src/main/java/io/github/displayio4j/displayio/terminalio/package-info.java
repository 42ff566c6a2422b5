/// A terminal of text cells that understands some of the control sequences of the VT100.
package io.github.displayio4j.displayio.terminalio;
