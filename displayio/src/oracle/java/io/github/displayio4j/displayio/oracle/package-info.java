/// The slow, obvious renderer and scenes at random: what the fast engine is judged by. Uses the public API of the scene
/// alone. Compiled into the tests of `displayio`, and into `app` for its `soak` command.
package io.github.displayio4j.displayio.oracle;
