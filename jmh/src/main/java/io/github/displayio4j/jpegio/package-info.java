/// A look behind the engine's door, for benchmarks.
@NullMarked
package io.github.displayio4j.jpegio;

import org.jspecify.annotations.NullMarked;
