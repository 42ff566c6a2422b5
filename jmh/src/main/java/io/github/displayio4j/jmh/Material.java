package io.github.displayio4j.jmh;

import java.util.SplittableRandom;

/// What the scenes are made of: the same numbers for ours and for the peers.
final class Material {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;
    static final int TILE = 16;
    /// Tiles beside each other, and one below the other, in the sheet.
    static final int SHEET = 16;
    static final int SPRITES = 20;
    static final int SPRITE = 32;
    static final int GLYPHS = 95;
    static final int GLYPH_WIDTH = 6;
    static final int GLYPH_HEIGHT = 12;
    static final int TEXT_COLUMNS = WIDTH / GLYPH_WIDTH;
    static final int TEXT_ROWS = HEIGHT / GLYPH_HEIGHT;

    static final int OVERLAY = 128;
    static final int OVERLAY_X = 100;
    static final int OVERLAY_Y = 60;

    /// A camera's frame, RGB565.
    final short[] picture = new short[WIDTH * HEIGHT];
    /// 256 tiles in one bitmap of 8-bit values.
    final byte[] sheet = new byte[SHEET * TILE * SHEET * TILE];
    /// Tiles of the map, 20 x 15.
    final int[] map = new int[WIDTH / TILE * (HEIGHT / TILE)];
    /// A ring: transparent (0) outside and in its middle.
    final byte[] ring = new byte[SPRITE * SPRITE];
    final int[] spriteX = new int[SPRITES];
    final int[] spriteY = new int[SPRITES];
    final int[] colours = new int[256];
    /// Pixels of all glyphs side by side, 0 or 1.
    final byte[] glyphs = new byte[GLYPHS * GLYPH_WIDTH * GLYPH_HEIGHT];

    /// A picture with alpha, `0xAARRGGBB`.
    final int[] overlay = new int[OVERLAY * OVERLAY];

    /// x, y and radius of each.
    final int[][] circles = new int[10][3];
    /// x, y, width and height of each.
    final int[][] rectangles = new int[10][4];
    /// x, y of five points of each.
    final int[][] polygons = new int[5][10];

    Material() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (short) random.nextInt();
        }
        random.nextBytes(sheet);
        for (int i = 0; i < map.length; i++) {
            map[i] = random.nextInt(SHEET * SHEET);
        }
        for (int i = 0; i < colours.length; i++) {
            colours[i] = random.nextInt(1 << 24);
        }
        for (int y = 0; y < SPRITE; y++) {
            for (int x = 0; x < SPRITE; x++) {
                int square = (2 * x - SPRITE + 1) * (2 * x - SPRITE + 1) + (2 * y - SPRITE + 1) * (2 * y - SPRITE + 1);
                boolean solid = square < SPRITE * SPRITE && square > SPRITE * SPRITE / 5;
                ring[y * SPRITE + x] = (byte) (solid ? 1 + random.nextInt(255) : 0);
            }
        }
        for (int i = 0; i < SPRITES; i++) {
            spriteX[i] = random.nextInt(WIDTH - SPRITE);
            spriteY[i] = random.nextInt(HEIGHT - SPRITE);
        }
        for (int i = 0; i < overlay.length; i++) {
            overlay[i] = random.nextInt();
        }
        for (int i = 0; i < glyphs.length; i++) {
            glyphs[i] = (byte) (random.nextInt(3) / 2);
        }
        for (int i = 0; i < 10; i++) {
            circles[i] = new int[] {random.nextInt(WIDTH), random.nextInt(HEIGHT), 8 + random.nextInt(25)};
            rectangles[i] = new int[] {
                random.nextInt(WIDTH - 60), random.nextInt(HEIGHT - 40), 10 + random.nextInt(50), 6 + random.nextInt(34)
            };
        }
        for (int[] polygon : polygons) {
            int x = random.nextInt(WIDTH - 70);
            int y = random.nextInt(HEIGHT - 60);
            for (int i = 0; i < polygon.length; i += 2) {
                polygon[i] = x + random.nextInt(70);
                polygon[i + 1] = y + random.nextInt(60);
            }
        }
    }

    /// The glyph in a cell of the text.
    static int glyph(int cell, int frame) {
        return (cell * 7 + frame) % GLYPHS;
    }
}
