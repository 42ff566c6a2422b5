/// The command line: every subcommand is one class, its options are its fields.
package io.github.displayio4j.app;
