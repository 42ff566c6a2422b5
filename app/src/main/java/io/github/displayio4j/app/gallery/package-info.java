/// The pieces of `displayio4j gallery`.
package io.github.displayio4j.app.gallery;
