package io.github.displayio4j.displayio;

/// By which rule a display makes pixels of colours.
public enum ColorMode {
    /// The right one: brightness with the weights of Rec. 709 (54, 183 and 18 of 255 for red, green, blue),
    /// fields of fewer than eight bits widened by repeating their bits, ordered dithering that keeps the mean
    /// colour, and coloured inks of e-paper for a chroma of 64 of 255 or more.
    STANDARD,
    /// Pixel for pixel what CircuitPython shows: weights of 19, 182 and 54, fields of 565 colourspaces widened
    /// with zeros, dithering by noise, and highlight colours of e-paper for any chroma above 16.
    CIRCUITPYTHON
}
