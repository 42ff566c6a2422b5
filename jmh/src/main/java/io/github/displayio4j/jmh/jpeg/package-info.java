/// The decoder's speed beside that of its peers: `displayio4j bench jpeg`.
@NullMarked
package io.github.displayio4j.jmh.jpeg;

import org.jspecify.annotations.NullMarked;
