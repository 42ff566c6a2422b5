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
import io.github.displayio4j.displayio.bitmaptools.Rotozoom;
import io.github.displayio4j.jmh.CircuitPythonTools.CBitmap;
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

    private final Bitmap target = Bitmap.ofBits(WIDTH, HEIGHT, 16);
    private final Bitmap first = Bitmap.ofBits(WIDTH, HEIGHT, 16);
    private final Bitmap second = Bitmap.ofBits(WIDTH, HEIGHT, 16);
    private final Bitmap gray = Bitmap.ofBits(WIDTH, HEIGHT, 8);
    private final CBitmap cTarget = new CBitmap(WIDTH, HEIGHT, 16);
    private final CBitmap cFirst = new CBitmap(WIDTH, HEIGHT, 16);
    private final CBitmap cSecond = new CBitmap(WIDTH, HEIGHT, 16);
    private final CBitmap cCopy = new CBitmap(WIDTH, HEIGHT, 16);
    private final CBitmap cGray = new CBitmap(WIDTH, HEIGHT, 8);
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
    private final int[] fixed = {20000, 20000, 3000, 0, 26000, 32000, 26000, 0, 20000, 16000, 6000, 0};
    private final Palette ironbow = new Palette(256);
    private final int[] colours = new int[256];
    private final Filter falseColor = BitmapFilter.falseColor(ironbow);
    private final Filter solarize = BitmapFilter.solarize(0.5);
    private final Blend blend = BitmapFilter.blend(BlendTable.of((a, b) -> a * b));
    private final byte[] product = new byte[4096];
    private int turn;

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
    public Bitmap run() {
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
    public CBitmap runByC() {
        switch (tool) {
            case "blit" -> CircuitPythonTools.blit(cTarget, cFirst, 0, 0, -1);
            case "blit-skip" -> CircuitPythonTools.blit(cTarget, cFirst, 0, 0, 0);
            case "alphablend" -> CircuitPythonTools.alphablend(cTarget, cFirst, cSecond, 0.5f, 0.5f);
            case "rotozoom" -> CircuitPythonTools.rotozoom(cTarget, cFirst, 0.6f, 1.2f);
            case "replace_color" -> CircuitPythonTools.replaceColor(cFirst, turn ^= 1, turn ^ 1);
            case "fill_region" -> CircuitPythonTools.fillRegion(cTarget, 3, 5, 300, 200, turn++ & 0xffff);
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
