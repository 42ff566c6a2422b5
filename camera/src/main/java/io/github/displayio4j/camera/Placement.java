package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Area;

/// Which part of a picture is decoded at which scale, and where it goes on the panel.
///
/// @param eighths scale in eighths, 1..8
/// @param shrink whole factor by which it is made smaller after decoding, 1 or more; above 1 only at 1/8
/// @param crop what is decoded, in pixels of the scaled picture
/// @param x left edge of it on the panel
/// @param y top edge of it on the panel
record Placement(int eighths, int shrink, Area crop, int x, int y) {
    /// Where a picture goes. One that is smaller than the panel is centred at its own size at COVER as well.
    static Placement of(Fit fit, int pictureWidth, int pictureHeight, int panelWidth, int panelHeight) {
        int eighths =
                switch (fit) {
                    case CONTAIN -> largestInside(pictureWidth, pictureHeight, panelWidth, panelHeight);
                    case COVER -> smallestCovering(pictureWidth, pictureHeight, panelWidth, panelHeight);
                    case NONE -> 8;
                };
        int scaledWidth = scaled(pictureWidth, eighths);
        int scaledHeight = scaled(pictureHeight, eighths);
        int shrink =
                switch (fit) {
                    case CONTAIN ->
                        Math.max(Shrinker.shrunk(scaledWidth, panelWidth), Shrinker.shrunk(scaledHeight, panelHeight));
                    case COVER ->
                        eighths > 1 ? 1 : Math.max(1, Math.min(scaledWidth / panelWidth, scaledHeight / panelHeight));
                    case NONE -> 1;
                };
        return centred(eighths, shrink, scaledWidth, scaledHeight, panelWidth, panelHeight);
    }

    /// A picture at a given scale, of which the centre is seen.
    ///
    /// @param eighths 1..8
    static Placement at(int eighths, int pictureWidth, int pictureHeight, int panelWidth, int panelHeight) {
        return centred(
                eighths, 1, scaled(pictureWidth, eighths), scaled(pictureHeight, eighths), panelWidth, panelHeight);
    }

    private static Placement centred(
            int eighths, int shrink, int scaledWidth, int scaledHeight, int panelWidth, int panelHeight) {
        int cropWidth = Math.min(scaledWidth, panelWidth * shrink);
        int cropHeight = Math.min(scaledHeight, panelHeight * shrink);
        int cropX = (scaledWidth - cropWidth) / 2;
        int cropY = (scaledHeight - cropHeight) / 2;
        Area crop = new Area(cropX, cropY, cropX + cropWidth, cropY + cropHeight);
        int x = (panelWidth - Shrinker.shrunk(cropWidth, shrink)) / 2;
        int y = (panelHeight - Shrinker.shrunk(cropHeight, shrink)) / 2;
        return new Placement(eighths, shrink, crop, x, y);
    }

    /// Columns on the panel.
    int width() {
        return Shrinker.shrunk(crop.width(), shrink);
    }

    /// Rows on the panel.
    int height() {
        return Shrinker.shrunk(crop.height(), shrink);
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
