/// Runs the golden cases of CircuitPython's own core against this engine: `displayio4j conformance`.
package io.github.displayio4j.app.conformance;
