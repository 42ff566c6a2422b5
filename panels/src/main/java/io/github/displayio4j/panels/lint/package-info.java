/// Reads init sequences and recordings in the forms that people have them in, and says what the data sheets have
/// against them.
package io.github.displayio4j.panels.lint;
