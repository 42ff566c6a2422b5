/// Ports, pins and batches between a display and the wire.
package io.github.displayio4j.displaybus;
