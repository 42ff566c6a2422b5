/// Ports of well-known CircuitPython programs, to be read and run: `displayio4j example NAME`. See
/// docs/examples.md.
package io.github.displayio4j.app.examples;
