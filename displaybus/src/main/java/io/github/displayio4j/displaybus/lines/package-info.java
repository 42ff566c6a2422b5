/// What the buses of this project share; not for users.
package io.github.displayio4j.displaybus.lines;
