/// Benchmarks. A peer of `x` is a method `xByPeer` of the same class: same work, same run.
@NullMarked
package io.github.displayio4j.jmh;

import org.jspecify.annotations.NullMarked;
