package io.github.displayio4j.jmh;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Scene to bytes of a 320x240 RGB565 panel: all of the frame at each call, by `SceneRenderer` from the edit to
/// the commit, against Java2D drawing the same picture on a 565 image, and against copying the frame.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class RowBenchmark {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;
    private static final int TILE = 16;
    private static final int TILES = 32;
    private static final int SPRITES = 20;
    private static final int SPRITE = 32;

    private final short[] picture = new short[WIDTH * HEIGHT];
    private final byte[][] tileValues = new byte[TILES][TILE * TILE];
    private final byte[] map = new byte[(WIDTH / TILE) * (HEIGHT / TILE)];
    private final byte[] ring = new byte[SPRITE * SPRITE];
    private final int[] spriteX = new int[SPRITES];
    private final int[] spriteY = new int[SPRITES];
    private final int[] colours = new int[256];

    final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_565_RGB);
    private final Graphics2D graphics = image.createGraphics();
    private final BufferedImage image565 = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_565_RGB);
    private final BufferedImage upright565 = new BufferedImage(HEIGHT, WIDTH, BufferedImage.TYPE_USHORT_565_RGB);
    private final AffineTransform quarterTurn = new AffineTransform(0, 1, -1, 0, WIDTH, 0);
    private final BufferedImage[] tileImages = new BufferedImage[TILES];
    private BufferedImage spriteImage;

    /// The frame as bytes for the wire.
    final MemorySegment out = Arena.ofAuto().allocate(2L * WIDTH * HEIGHT, 64);

    final short[] copy = new short[WIDTH * HEIGHT];
    private Scene plain;
    private Scene swapped;
    private Scene turned;
    private Scene tiled;
    private Scene overlaid;

    /// A renderer, and the bitmap that a camera would fill.
    private record Scene(SceneRenderer renderer, Bitmap bitmap) {}

    /// Makes the same pictures for both sides.
    @Setup(Level.Trial)
    public void makeScenes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (short) random.nextInt();
        }
        for (byte[] tile : tileValues) {
            random.nextBytes(tile);
        }
        for (int i = 0; i < map.length; i++) {
            map[i] = (byte) random.nextInt(TILES);
        }
        for (int i = 0; i < 256; i++) {
            colours[i] = random.nextInt(1 << 24);
        }
        for (int y = 0; y < SPRITE; y++) { // a ring: transparent outside and in its middle
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
        makeOurs();
        makeJava2d();
    }

    private void makeOurs() {
        plain = camera(PixelFormat.RGB565, WIDTH, HEIGHT);
        swapped = camera(PixelFormat.RGB565_SWAPPED, WIDTH, HEIGHT);
        turned = camera(PixelFormat.RGB565, HEIGHT, WIDTH);
        turned.renderer.setRotation(90);
        Group ground = new Group();
        TileGrid grid = tileGrid();
        ground.append(grid);
        tiled = new Scene(new SceneRenderer(PixelFormat.RGB565, WIDTH, HEIGHT), grid.bitmap());
        tiled.renderer.setRootGroup(ground);

        Group both = new Group();
        both.append(tileGrid());
        Palette palette = palette();
        palette.makeTransparent(0);
        Bitmap shape = new Bitmap(SPRITE, SPRITE, 256);
        MemorySegment.copy(ring, 0, shape.segment(), ValueLayout.JAVA_BYTE, 0, ring.length);
        shape.dirty();
        for (int i = 0; i < SPRITES; i++) {
            TileGrid one = new TileGrid(shape, palette);
            one.moveTo(spriteX[i], spriteY[i]);
            both.append(one);
        }
        overlaid = new Scene(new SceneRenderer(PixelFormat.RGB565, WIDTH, HEIGHT), shape);
        overlaid.renderer.setRootGroup(both);
    }

    private Scene camera(PixelFormat format, int width, int height) {
        Bitmap bitmap = new Bitmap(width, height, 65536);
        MemorySegment.copy(picture, 0, bitmap.segment(), ValueLayout.JAVA_SHORT, 0, picture.length);
        Group group = new Group();
        group.append(new TileGrid(bitmap, new ColorConverter(Colorspace.RGB565)));
        Scene scene = new Scene(new SceneRenderer(format, WIDTH, HEIGHT), bitmap);
        scene.renderer.setRootGroup(group);
        return scene;
    }

    private TileGrid tileGrid() {
        Bitmap sheet = new Bitmap(TILE, TILE * TILES, 256);
        for (int i = 0; i < TILES; i++) {
            MemorySegment.copy(
                    tileValues[i], 0, sheet.segment(), ValueLayout.JAVA_BYTE, (long) i * TILE * TILE, TILE * TILE);
        }
        sheet.dirty();
        TileGrid grid = TileGrid.builder(sheet, palette())
                .tiles(WIDTH / TILE, HEIGHT / TILE)
                .tileSize(TILE, TILE)
                .build();
        for (int i = 0; i < map.length; i++) {
            grid.setTile(i % (WIDTH / TILE), i / (WIDTH / TILE), map[i]);
        }
        return grid;
    }

    private Palette palette() {
        Palette palette = new Palette(256);
        for (int i = 0; i < 256; i++) {
            palette.set(i, colours[i]);
        }
        return palette;
    }

    private void makeJava2d() {
        System.arraycopy(picture, 0, pixels(image565), 0, picture.length);
        System.arraycopy(picture, 0, pixels(upright565), 0, picture.length);
        for (int i = 0; i < TILES; i++) {
            tileImages[i] = indexed(TILE, tileValues[i], -1);
        }
        spriteImage = indexed(SPRITE, ring, 0);
    }

    private BufferedImage indexed(int size, byte[] values, int transparent) {
        IndexColorModel model = new IndexColorModel(8, 256, colours, 0, false, transparent, 0);
        BufferedImage made = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_INDEXED, model);
        System.arraycopy(values, 0, ((DataBufferByte) made.getRaster().getDataBuffer()).getData(), 0, values.length);
        return made;
    }

    static short[] pixels(BufferedImage image) {
        return ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    }

    /// A camera frame in the panel's own format.
    @Benchmark
    public MemorySegment blit() {
        return frame(plain);
    }

    /// The least that a frame costs: its copy.
    @Benchmark
    public short[] blitByArraycopy() {
        System.arraycopy(picture, 0, copy, 0, picture.length);
        return copy;
    }

    /// An image on an image of the same format.
    @Benchmark
    public Image blitByJava2d() {
        graphics.drawImage(image565, 0, 0, null);
        return image;
    }

    /// A camera frame whose bytes the panel wants the other way round.
    @Benchmark
    public MemorySegment swap() {
        return frame(swapped);
    }

    /// The same peer as for `blit`: it does less.
    @Benchmark
    public short[] swapByArraycopy() {
        return blitByArraycopy();
    }

    /// A camera frame on a display turned by 90 degrees.
    @Benchmark
    public MemorySegment rotate90() {
        return frame(turned);
    }

    /// An image turned by 90 degrees.
    @Benchmark
    public Image rotate90ByJava2d() {
        graphics.drawImage(upright565, quarterTurn, null);
        return image;
    }

    /// 20x15 tiles of 16x16, 256 colours.
    @Benchmark
    public MemorySegment tiles() {
        tiled.renderer.invalidate();
        return render(tiled.renderer);
    }

    /// 300 images of indexed colours.
    @Benchmark
    public Image tilesByJava2d() {
        for (int i = 0; i < map.length; i++) {
            graphics.drawImage(tileImages[map[i]], i % (WIDTH / TILE) * TILE, i / (WIDTH / TILE) * TILE, null);
        }
        return image;
    }

    /// The tiles and 20 rings of 32x32 with a transparent colour, which overlap.
    @Benchmark
    public MemorySegment sprites() {
        overlaid.renderer.invalidate();
        return render(overlaid.renderer);
    }

    /// 300 images and 20 with a transparent index.
    @Benchmark
    public Image spritesByJava2d() {
        tilesByJava2d();
        for (int i = 0; i < SPRITES; i++) {
            graphics.drawImage(spriteImage, spriteX[i], spriteY[i], null);
        }
        return image;
    }

    private MemorySegment frame(Scene scene) {
        scene.bitmap.dirty();
        return render(scene.renderer);
    }

    private MemorySegment render(SceneRenderer renderer) {
        try (Frame frame = renderer.beginFrame()) {
            frame.areas();
            frame.render(0, 0, WIDTH, HEIGHT, out, 0);
            frame.commit();
        }
        return out;
    }
}
