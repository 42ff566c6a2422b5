/// JPEG (ITU-T T.81): a decoder and an encoder whose objects are reused from frame to frame.
package io.github.displayio4j.jpegio;
