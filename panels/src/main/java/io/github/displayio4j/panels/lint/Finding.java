package io.github.displayio4j.panels.lint;

/// Something that the linter found.
///
/// @param rule which rule speaks
/// @param at where, such as `line 7`
/// @param message what is wrong there
public record Finding(Rule rule, String at, String message) {}
