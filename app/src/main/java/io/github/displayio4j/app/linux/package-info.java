/// Real panels: wirings as people write them, the buses that they describe, and what a machine has.
package io.github.displayio4j.app.linux;
