package io.github.displayio4j.jpegio;

/// Which part of a scaled picture is decoded, and where its pixels go: mirrored and turned as EXIF counts (1..8).
///
/// Set up in this order: `begin`, perhaps `crop`, perhaps `clip`, `into`.
final class Placement {
    private int orientation = 1;
    /// Size of the picture as it is stored.
    private int width;

    private int height;
    /// The part, in pixels of the turned picture.
    private int left;

    private int top;
    private int right;
    private int bottom;
    /// Where its upper left pixel goes.
    private int toX;

    private int toY;

    /// Where the first stored pixel of the part goes, and steps from pixel to pixel and from row to row of the
    /// stored picture, in bits.
    long start;

    long pixelStep;
    long rowStep;

    /// Takes all of a picture that is stored as `newWidth` x `newHeight` and shown turned.
    void begin(int newOrientation, int newWidth, int newHeight) {
        orientation = newOrientation;
        width = newWidth;
        height = newHeight;
        left = 0;
        top = 0;
        right = isTransposed() ? newHeight : newWidth;
        bottom = isTransposed() ? newWidth : newHeight;
        toX = 0;
        toY = 0;
    }

    /// Leaves what of the turned picture lies inside of an area.
    void crop(int x1, int y1, int x2, int y2) {
        left = Math.max(left, x1);
        top = Math.max(top, y1);
        right = Math.min(right, x2);
        bottom = Math.min(bottom, y2);
    }

    /// Leaves what lies inside of a target if the part goes there to `x`, `y`.
    void clip(int x, int y, int targetWidth, int targetHeight) {
        long shiftX = (long) x - left;
        long shiftY = (long) y - top;
        left = (int) Math.max(left, Math.min(right, -shiftX));
        top = (int) Math.max(top, Math.min(bottom, -shiftY));
        right = (int) Math.min(right, targetWidth - shiftX);
        bottom = (int) Math.min(bottom, targetHeight - shiftY);
        toX = (int) (left + shiftX);
        toY = (int) (top + shiftY);
    }

    boolean isEmpty() {
        return left >= right || top >= bottom;
    }

    /// Sets where the part goes, in bits.
    ///
    /// @param first position of pixel 0, 0 of the target
    /// @param pixel from pixel to pixel in the target
    /// @param row from row to row in the target
    void into(long first, int pixel, long row) {
        pixelStep = isTransposed() ? row : pixel;
        rowStep = isTransposed() ? pixel : row;
        start = first + toX * (long) pixel + toY * row;
        if (isFromRight()) {
            start += (columns() - 1) * pixelStep;
            pixelStep = -pixelStep;
        }
        if (isFromBottom()) {
            start += (rows() - 1) * rowStep;
            rowStep = -rowStep;
        }
    }

    /// Whether columns of the stored picture become rows.
    boolean isTransposed() {
        return orientation >= 5;
    }

    /// Whether the last stored column becomes the first one, or the first row if transposed.
    boolean isFromRight() {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    /// The same for the last stored row.
    boolean isFromBottom() {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    // The part in pixels of the picture as it is stored:

    int x1() {
        int from = isTransposed() ? top : left;
        return isFromRight() ? width - from - columns() : from;
    }

    int y1() {
        int from = isTransposed() ? left : top;
        return isFromBottom() ? height - from - rows() : from;
    }

    int columns() {
        return isTransposed() ? shownRows() : shownColumns();
    }

    int rows() {
        return isTransposed() ? shownColumns() : shownRows();
    }

    // The part as it is shown, and where it goes:

    int shownColumns() {
        return right - left;
    }

    int shownRows() {
        return bottom - top;
    }

    int toX() {
        return toX;
    }

    int toY() {
        return toY;
    }
}
