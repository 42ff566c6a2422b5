package io.github.displayio4j.jmh;

import static io.github.displayio4j.jmh.Material.HEIGHT;
import static io.github.displayio4j.jmh.Material.SHEET;
import static io.github.displayio4j.jmh.Material.SPRITE;
import static io.github.displayio4j.jmh.Material.TILE;
import static io.github.displayio4j.jmh.Material.WIDTH;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;

/// The scenes as a program of `java.awt` would draw them on a 565 image, whose bytes are not exchanged.
final class Java2d {
    private static final AlphaComposite HALF = AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.5f);

    /// What is drawn on.
    final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_565_RGB);

    private final Material material = new Material();
    private final Graphics2D graphics = image.createGraphics();
    private final AffineTransform quarterTurn = new AffineTransform(0, 1, -1, 0, WIDTH, 0);
    private final AffineTransform plain = graphics.getTransform();
    private final BufferedImage camera = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_565_RGB);
    private final BufferedImage upright = new BufferedImage(HEIGHT, WIDTH, BufferedImage.TYPE_USHORT_565_RGB);
    private final BufferedImage[] tiles = new BufferedImage[SHEET * SHEET];
    private final BufferedImage[] glyphs = new BufferedImage[Material.GLYPHS];
    private final BufferedImage ring;
    private final BufferedImage half =
            new BufferedImage(Material.OVERLAY, Material.OVERLAY, BufferedImage.TYPE_USHORT_565_RGB);
    private final BufferedImage argb =
            new BufferedImage(Material.OVERLAY, Material.OVERLAY, BufferedImage.TYPE_INT_ARGB);
    private final Path2D outline = new Path2D.Float(Path2D.WIND_NON_ZERO);
    private final Runnable drawing;
    private int frame;

    /// @param scene as in `Scenes`
    /// @throws IllegalArgumentException if it cannot be drawn
    Java2d(String scene) {
        drawing = switch (scene) {
            case "S1", "S1-swap" -> () -> graphics.drawImage(camera, 0, 0, null);
            case "S2", "S2-swap" -> () -> graphics.drawImage(upright, quarterTurn, null);
            case "S3", "S3-changing" -> () -> drawMap(WIDTH / TILE, HEIGHT / TILE);
            case "S4" -> this::drawSprites;
            case "S5x2" -> () -> drawScaled(2, 10, 8);
            case "S5x3" -> () -> drawScaled(3, 7, 5);
            case "S6", "S6-changing" -> this::drawText;
            case "S7", "S7-changing" -> this::drawShapes;
            case "S10-half" -> () -> drawOverlay(half, HALF);
            case "S10-argb" -> () -> drawOverlay(argb, AlphaComposite.SrcOver);
            default -> throw new IllegalArgumentException("no scene for Java2D: " + scene);
        };
        System.arraycopy(material.picture, 0, pixels(camera), 0, material.picture.length);
        System.arraycopy(material.picture, 0, pixels(upright), 0, material.picture.length);
        for (int i = 0; i < tiles.length; i++) {
            byte[] values = new byte[TILE * TILE];
            int corner = i / SHEET * TILE * SHEET * TILE + i % SHEET * TILE;
            for (int y = 0; y < TILE; y++) {
                System.arraycopy(material.sheet, corner + y * SHEET * TILE, values, y * TILE, TILE);
            }
            tiles[i] = indexed(TILE, values, -1);
        }
        for (int i = 0; i < material.overlay.length; i++) {
            half.setRGB(i % Material.OVERLAY, i / Material.OVERLAY, material.overlay[i]);
            argb.setRGB(i % Material.OVERLAY, i / Material.OVERLAY, material.overlay[i]);
        }
        ring = indexed(SPRITE, material.ring, 0);
        for (int i = 0; i < glyphs.length; i++) {
            byte[] values = new byte[Material.GLYPH_WIDTH * Material.GLYPH_HEIGHT];
            for (int y = 0; y < Material.GLYPH_HEIGHT; y++) {
                int at = (y * Material.GLYPHS + i) * Material.GLYPH_WIDTH;
                System.arraycopy(material.glyphs, at, values, y * Material.GLYPH_WIDTH, Material.GLYPH_WIDTH);
            }
            glyphs[i] = indexed(Material.GLYPH_WIDTH, values, -1);
        }
    }

    /// Draws the whole image.
    BufferedImage draw() {
        drawing.run();
        return image;
    }

    private void drawOverlay(BufferedImage overlay, AlphaComposite how) {
        graphics.drawImage(camera, 0, 0, null);
        graphics.setComposite(how);
        graphics.drawImage(overlay, Material.OVERLAY_X, Material.OVERLAY_Y, null);
        graphics.setComposite(AlphaComposite.SrcOver);
    }

    private void drawShapes() {
        frame++;
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        int color = 1;
        for (int[] circle : material.circles) {
            graphics.setColor(new Color(material.colours[color++]));
            graphics.fillOval(circle[0] - circle[2], circle[1] - circle[2], 2 * circle[2] + 1, 2 * circle[2] + 1);
        }
        for (int[] rectangle : material.rectangles) {
            graphics.setColor(new Color(material.colours[color++]));
            graphics.fillRect(rectangle[0], rectangle[1], rectangle[2], rectangle[3]);
        }
        for (int[] polygon : material.polygons) {
            graphics.setColor(new Color(material.colours[color++]));
            outline.reset();
            outline.moveTo(polygon[0], polygon[1]);
            for (int i = 2; i < polygon.length; i += 2) {
                outline.lineTo(polygon[i], polygon[i + 1]);
            }
            outline.closePath();
            graphics.fill(outline);
        }
    }

    private void drawMap(int columns, int rows) {
        for (int i = 0; i < columns * rows; i++) {
            graphics.drawImage(tiles[material.map[i]], i % columns * TILE, i / columns * TILE, null);
        }
    }

    private void drawSprites() {
        drawMap(WIDTH / TILE, HEIGHT / TILE);
        for (int i = 0; i < Material.SPRITES; i++) {
            graphics.drawImage(ring, material.spriteX[i], material.spriteY[i], null);
        }
    }

    private void drawScaled(int scale, int columns, int rows) {
        graphics.scale(scale, scale);
        drawMap(columns, rows);
        graphics.setTransform(plain);
    }

    private void drawText() {
        for (int cell = 0; cell < Material.TEXT_COLUMNS * Material.TEXT_ROWS; cell++) {
            int x = cell % Material.TEXT_COLUMNS * Material.GLYPH_WIDTH;
            int y = cell / Material.TEXT_COLUMNS * Material.GLYPH_HEIGHT;
            graphics.drawImage(glyphs[Material.glyph(cell, frame)], x, y, null);
        }
        frame++;
    }

    private BufferedImage indexed(int width, byte[] values, int transparent) {
        IndexColorModel model = new IndexColorModel(8, 256, material.colours, 0, false, transparent, 0);
        BufferedImage made = new BufferedImage(width, values.length / width, BufferedImage.TYPE_BYTE_INDEXED, model);
        System.arraycopy(values, 0, ((DataBufferByte) made.getRaster().getDataBuffer()).getData(), 0, values.length);
        return made;
    }

    /// An image's pixels themselves.
    static short[] pixels(BufferedImage image) {
        return ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    }
}
