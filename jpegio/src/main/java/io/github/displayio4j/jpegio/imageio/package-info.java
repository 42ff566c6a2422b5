/// The plug-in for `javax.imageio`: a reader and a writer, found by `ServiceLoader`.
package io.github.displayio4j.jpegio.imageio;
