/// What readers and writers of pictures share: bytes of files, colours of values, fewer colours.
package io.github.displayio4j.displayio.picture;
