package io.github.displayio4j.jmh;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.bitmapfilter.BitmapFilter;
import io.github.displayio4j.displayio.bitmapfilter.Blend;
import io.github.displayio4j.displayio.bitmapfilter.BlendTable;
import io.github.displayio4j.displayio.bitmapfilter.ChannelWeights;
import io.github.displayio4j.displayio.bitmapfilter.Filter;
import io.github.displayio4j.displayio.bitmaptools.Alphablend;
import io.github.displayio4j.displayio.bitmaptools.ArrayBlit;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.bitmaptools.Blit;
import io.github.displayio4j.displayio.bitmaptools.DitherAlgorithm;
import io.github.displayio4j.displayio.bitmaptools.ReadInto;
import io.github.displayio4j.displayio.bitmaptools.Rotozoom;
import io.github.displayio4j.jmh.CircuitPythonTools.CBitmap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The functions of `bitmaptools` and `bitmapfilter` on 320x240 pixels beside loops of the shape that they
/// have in C.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class ToolsBenchmark {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    /// Which function.
    @Param({
        "blit",
        "blit-skip",
        "alphablend",
        "rotozoom",
        "replace_color",
        "fill_region",
        "arrayblit",
        "draw_line",
        "draw_circle",
        "draw_circle-cut",
        "draw_polygon",
        "boundary_fill",
        "readinto",
        "dither",
        "morph3",
        "morph5",
        "lookup",
        "mix",
        "false_color",
        "solarize",
        "blend"
    })
    public String tool;

    final Bitmap target = Bitmap.ofBits(WIDTH, HEIGHT, 16);
    final Bitmap first = Bitmap.ofBits(WIDTH, HEIGHT, 16);
    private final Bitmap second = Bitmap.ofBits(WIDTH, HEIGHT, 16);
    final Bitmap gray = Bitmap.ofBits(WIDTH, HEIGHT, 8);
    final CBitmap cTarget = new CBitmap(WIDTH, HEIGHT, 16);
    final CBitmap cFirst = new CBitmap(WIDTH, HEIGHT, 16);
    private final CBitmap cSecond = new CBitmap(WIDTH, HEIGHT, 16);
    private final CBitmap cCopy = new CBitmap(WIDTH, HEIGHT, 16);
    final CBitmap cGray = new CBitmap(WIDTH, HEIGHT, 8);
    private final int[] values = new int[WIDTH * HEIGHT];

    private final Blit blit = BitmapTools.blit(first);
    private final Blit blitSkip = BitmapTools.blit(first).skipSource(0);
    private final Alphablend alphablend =
            BitmapTools.alphablend(first, second, Colorspace.RGB565_SWAPPED).factor(0.5);
    private final Rotozoom rotozoom = BitmapTools.rotozoom(first).angle(0.6).scale(1.2);
    private final ArrayBlit arrayblit = BitmapTools.arrayblit(values);
    private final Filter morph3 = BitmapFilter.morph(1, 2, 1, 2, 4, 2, 1, 2, 1);
    private final int[] weights5 = new int[25];
    private final Filter morph5 = BitmapFilter.morph(ones(weights5));
    private final Filter lookup = BitmapFilter.lookup(x -> 1 - x);
    private final int[] down5 = new int[32];
    private final int[] down6 = new int[64];
    private final Filter mix = BitmapFilter.mix(ChannelWeights.mix(.3, .6, .1, .2, .5, .2, .3, .5, .1));
    /// The same weights: rows of red, green, blue, 65536 for all of a channel of as many bits.
    private final int[] fixed = {19661, 19349, 6554, 0, 26638, 32768, 26638, 0, 19661, 16124, 6554, 0};
    private final int[] colours = new int[256];
    private final Filter falseColor = BitmapFilter.falseColor(ramp());
    private final Filter solarize = BitmapFilter.solarize(0.5);
    private final Blend blend = BitmapFilter.blend(BlendTable.of((a, b) -> a * b));
    private final byte[] product = new byte[4096];
    private final int[] xs = {10, 300, 40, 160, 280, 20};
    private final int[] ys = {20, 60, 200, 5, 230, 120};
    /// For `boundary_fill`: what is filled is 0 or 1 turn by turn, and runs round walls of 2.
    final Bitmap walls = Bitmap.ofBits(WIDTH, HEIGHT, 16);

    final CBitmap cWalls = new CBitmap(WIDTH, HEIGHT, 16);
    private final ByteArrayInputStream file = new ByteArrayInputStream(noise());
    private final ByteArrayInputStream cFile = new ByteArrayInputStream(noise());
    private final ReadInto readinto =
            BitmapTools.readinto(file, 16).elementSize(2).swapBytes();
    private int turn;
    private int cTurn;

    private static byte[] noise() {
        byte[] bytes = new byte[2 * WIDTH * HEIGHT];
        new Random(2).nextBytes(bytes);
        return bytes;
    }

    /// What `colours` are, of eight bits.
    private static Palette ramp() {
        Palette palette = new Palette(256);
        for (int i = 0; i < 256; i++) {
            int red = (i * 257 & 0xffff) >> 11;
            int green = i * 257 >> 5 & 63;
            int blue = i & 31;
            palette.set(i, (red << 3 | red >> 2) << 16 | (green << 2 | green >> 4) << 8 | blue << 3 | blue >> 2);
        }
        return palette;
    }

    private static int[] ones(int[] weights) {
        Arrays.fill(weights, 1);
        return weights;
    }

    /// The same noise for both.
    @Setup(Level.Trial)
    public void make() {
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(65536);
            set(first, cFirst, i, random.nextInt(4) == 0 ? 0 : random.nextInt(65536));
            set(second, cSecond, i, random.nextInt(65536));
            set(target, cTarget, i, random.nextInt(65536));
        }
        for (int y = 20; y < HEIGHT; y += 20) {
            for (int x = 0; x < WIDTH - 10; x++) {
                int wall = y % 40 == 0 ? x : x + 10;
                walls.set(wall, y, 2);
                cWalls.write(wall, y, 2);
            }
        }
        for (int i = 0; i < 64; i++) {
            down6[i] = 63 - i;
            down5[i / 2] = 31 - i / 2;
            for (int j = 0; j < 64; j++) {
                product[i * 64 + j] = (byte) (i * j / 63);
            }
        }
        for (int i = 0; i < 256; i++) {
            colours[i] = i * 257 & 0xffff;
        }
    }

    private static void set(Bitmap bitmap, CBitmap other, int i, int value) {
        bitmap.set(i % WIDTH, i / WIDTH, value);
        other.write(i % WIDTH, i / WIDTH, value);
    }

    /// By the library.
    @Benchmark
    public Bitmap run() throws IOException {
        switch (tool) {
            case "blit" -> blit.to(target, 0, 0);
            case "blit-skip" -> blitSkip.to(target, 0, 0);
            case "alphablend" -> alphablend.to(target);
            case "rotozoom" -> rotozoom.to(target);
            case "replace_color" -> BitmapTools.replaceColor(first, turn ^= 1, turn ^ 1);
            case "fill_region" -> BitmapTools.fillRegion(target, 3, 5, 300, 200, turn++ & 0xffff);
            case "arrayblit" -> arrayblit.to(target);
            case "draw_line" -> {
                for (int i = 0; i < HEIGHT; i += 8) {
                    BitmapTools.drawLine(target, 0, i, WIDTH - 1, HEIGHT - 1 - i, i);
                }
            }
            case "draw_circle" -> {
                for (int i = 0; i < 100; i += 5) {
                    BitmapTools.drawCircle(target, 160, 120, i, i);
                }
            }
            case "draw_circle-cut" -> {
                for (int i = 0; i < 300; i += 15) {
                    BitmapTools.drawCircle(target, 160, 120, i, i);
                }
            }
            case "draw_polygon" -> BitmapTools.drawPolygon(target, xs, ys, turn++ & 0xffff, true);
            case "boundary_fill" -> BitmapTools.boundaryFill(walls, 0, 0, turn ^= 1, turn ^ 1);
            case "readinto" -> {
                file.reset();
                readinto.to(target);
            }
            case "dither" ->
                BitmapTools.dither(gray, first, Colorspace.RGB565_SWAPPED, DitherAlgorithm.FLOYD_STEINBERG);
            case "morph3" -> morph3.on(target);
            case "morph5" -> morph5.on(target);
            case "lookup" -> lookup.on(target);
            case "mix" -> mix.on(target);
            case "false_color" -> falseColor.on(target);
            case "solarize" -> solarize.on(target);
            default -> blend.to(target, first, second);
        }
        return target;
    }

    /// By loops as in C.
    @Benchmark
    public CBitmap runByC() throws IOException {
        switch (tool) {
            case "blit" -> CircuitPythonTools.blit(cTarget, cFirst, 0, 0, -1);
            case "blit-skip" -> CircuitPythonTools.blit(cTarget, cFirst, 0, 0, 0);
            case "alphablend" -> CircuitPythonTools.alphablend(cTarget, cFirst, cSecond, 0.5f, 0.5f);
            case "rotozoom" -> CircuitPythonTools.rotozoom(cTarget, cFirst, 0.6f, 1.2f);
            case "replace_color" -> CircuitPythonTools.replaceColor(cFirst, cTurn ^= 1, cTurn ^ 1);
            case "fill_region" -> CircuitPythonTools.fillRegion(cTarget, 3, 5, 300, 200, cTurn++ & 0xffff);
            case "arrayblit" -> CircuitPythonTools.arrayblit(cTarget, values);
            case "draw_line" -> {
                for (int i = 0; i < HEIGHT; i += 8) {
                    CircuitPythonTools.drawLine(cTarget, 0, i, WIDTH - 1, HEIGHT - 1 - i, i);
                }
            }
            case "draw_circle" -> {
                for (int i = 0; i < 100; i += 5) {
                    CircuitPythonTools.drawCircle(cTarget, 160, 120, i, i);
                }
            }
            case "draw_circle-cut" -> {
                for (int i = 0; i < 300; i += 15) {
                    CircuitPythonTools.drawCircle(cTarget, 160, 120, i, i);
                }
            }
            case "draw_polygon" -> CircuitPythonTools.drawPolygon(cTarget, xs, ys, cTurn++ & 0xffff);
            case "boundary_fill" -> CircuitPythonTools.boundaryFill(cWalls, 0, 0, cTurn ^= 1, cTurn ^ 1);
            case "readinto" -> {
                cFile.reset();
                CircuitPythonTools.readinto(cTarget, cFile);
            }
            case "dither" -> CircuitPythonTools.dither(cGray, cFirst);
            case "morph3" -> CircuitPythonTools.morph(cTarget, cCopy, new int[] {1, 2, 1, 2, 4, 2, 1, 2, 1}, 1 / 16f);
            case "morph5" -> CircuitPythonTools.morph(cTarget, cCopy, weights5, 1 / 25f);
            case "lookup" -> CircuitPythonTools.lookup(cTarget, down5, down6, down5);
            case "mix" -> CircuitPythonTools.mix(cTarget, fixed);
            case "false_color" -> CircuitPythonTools.falseColor(cTarget, colours);
            case "solarize" -> CircuitPythonTools.solarize(cTarget, 128);
            default -> CircuitPythonTools.blend(cTarget, cFirst, cSecond, product);
        }
        return cTarget;
    }
}
