/// Damaged files for the readers of `displayio` and `jpegio`. Compiled into the tests of both.
package io.github.displayio4j.fuzz;
