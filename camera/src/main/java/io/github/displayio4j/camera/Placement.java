package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Area;

/// Which part of a picture is decoded at which scale, and where it goes on the panel.
///
/// @param eighths scale in eighths, 1..8
/// @param crop what is seen, in pixels of the scaled picture
/// @param x left edge of it on the panel
/// @param y top edge of it on the panel
record Placement(int eighths, Area crop, int x, int y) {
    /// Where a picture goes.
    ///
    /// A picture that even at 1/8 is larger than the panel is cropped at CONTAIN as well, one that is smaller than
    /// the
    /// panel is centred at its own size at COVER as well.
    static Placement of(Fit fit, int pictureWidth, int pictureHeight, int panelWidth, int panelHeight) {
        int eighths =
                switch (fit) {
                    case CONTAIN -> largestInside(pictureWidth, pictureHeight, panelWidth, panelHeight);
                    case COVER -> smallestCovering(pictureWidth, pictureHeight, panelWidth, panelHeight);
                    case NONE -> 8;
                };
        int scaledWidth = scaled(pictureWidth, eighths);
        int scaledHeight = scaled(pictureHeight, eighths);
        int width = Math.min(scaledWidth, panelWidth);
        int height = Math.min(scaledHeight, panelHeight);
        int cropX = (scaledWidth - width) / 2;
        int cropY = (scaledHeight - height) / 2;
        return new Placement(
                eighths,
                new Area(cropX, cropY, cropX + width, cropY + height),
                (panelWidth - width) / 2,
                (panelHeight - height) / 2);
    }

    private static int largestInside(int pictureWidth, int pictureHeight, int panelWidth, int panelHeight) {
        for (int eighths = 8; eighths > 1; eighths--) {
            if (scaled(pictureWidth, eighths) <= panelWidth && scaled(pictureHeight, eighths) <= panelHeight) {
                return eighths;
            }
        }
        return 1;
    }

    private static int smallestCovering(int pictureWidth, int pictureHeight, int panelWidth, int panelHeight) {
        for (int eighths = 1; eighths < 8; eighths++) {
            if (scaled(pictureWidth, eighths) >= panelWidth && scaled(pictureHeight, eighths) >= panelHeight) {
                return eighths;
            }
        }
        return 8;
    }

    /// Rounds up, as the decoder does.
    private static int scaled(int size, int eighths) {
        return (size * eighths + 7) / 8;
    }
}
