/// System calls of Linux as plain methods.
package io.github.displayio4j.linuxio;
