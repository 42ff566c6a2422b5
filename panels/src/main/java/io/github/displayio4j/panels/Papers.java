package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.EPaperSpec;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.displayio.PixelFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The e-paper panels that are known by name: controller, size as the memory lies, and `-red` or the like for inks
/// beyond black and white.
///
/// Sequences hold what the data sheets demand to get from reset to a picture, with the waveforms that the factory
/// put into the panel.
public final class Papers {
    private static final long SECOND = 1_000_000_000;
    private static final int RED = 0xFF0000;
    private static final int YELLOW = 0xFFFF00;
    private static final EPaperSpec.Window SSD1680_WINDOW =
            new EPaperSpec.Window(0x44, 0x45, 0x4E, 0x4F, false, true, true);

    private static final List<Paper> ALL = List.of(
            new Paper(
                    ssd1680("ssd1680-122x250", false)
                            .plane(PixelFormat.MONO_ROWS, 0x24)
                            .refreshNanos(3 * SECOND)
                            .partial(new EPaperSpec.Partial(
                                    ssd1680Start(0x00, 0xFF), ssd1680Refresh(), 0x26, SECOND, SECOND / 2))
                            .build(),
                    Paper.Controller.SSD1680,
                    8,
                    List.of(0, 0xFFFFFF),
                    2 * SECOND,
                    SECOND / 3),
            new Paper(
                    ssd1680("ssd1680-122x250-red", true)
                            .plane(PixelFormat.blackPlane(RED), 0x24)
                            .plane(PixelFormat.highlightPlane(RED), 0x26)
                            .refreshNanos(20 * SECOND)
                            .build(),
                    Paper.Controller.SSD1680,
                    8,
                    List.of(0, 0xFFFFFF, RED),
                    15 * SECOND,
                    0),
            new Paper(
                    // BWR off: two inks, the picture in 13h
                    uc8151("uc8151-128x296", 128, 296, 0x9F, 0x17)
                            .plane(PixelFormat.MONO_ROWS, 0x13)
                            .refreshNanos(4 * SECOND)
                            .build(),
                    Paper.Controller.UC8151,
                    0,
                    List.of(0, 0xFFFFFF),
                    3 * SECOND,
                    0),
            new Paper(
                    // polarity 11b: red is 0
                    uc8151("il0373-104x212-red", 104, 212, 0x8F, 0x37)
                            .plane(PixelFormat.blackPlane(RED), 0x10)
                            .plane(PixelFormat.highlightPlane(RED).withInvertedBits(), 0x13)
                            .refreshNanos(20 * SECOND)
                            .build(),
                    Paper.Controller.UC8151,
                    0,
                    List.of(0, 0xFFFFFF, RED),
                    15 * SECOND,
                    0),
            new Paper(
                    large("jd79661-128x250-four", 128, 250)
                            .plane(PixelFormat.fourColors(YELLOW, RED), 0x10)
                            .refreshNanos(25 * SECOND)
                            .build(),
                    Paper.Controller.UC8151,
                    0,
                    List.of(0, 0xFFFFFF, YELLOW, RED),
                    20 * SECOND,
                    0),
            new Paper(
                    large("spectra6-400x600", 400, 600)
                            .plane(PixelFormat.SPECTRA6, 0x10)
                            .refreshNanos(30 * SECOND)
                            .build(),
                    Paper.Controller.UC8151,
                    0,
                    List.of(0, 0xFFFFFF, YELLOW, RED, PaperChip.UNDEFINED, 0x0000FF, 0x00FF00),
                    20 * SECOND,
                    0),
            new Paper(
                    large("acep-600x448", 600, 448)
                            .plane(PixelFormat.ACEP, 0x10)
                            .cleans(true)
                            .refreshNanos(40 * SECOND)
                            .build(),
                    Paper.Controller.UC8151,
                    0,
                    List.of(0, 0xFFFFFF, 0x00FF00, 0x0000FF, RED, YELLOW, 0xFF8000, 0xFEFEFE),
                    32 * SECOND,
                    0));

    private Papers() {}

    /// All of them.
    public static List<Paper> all() {
        return ALL;
    }

    /// The panel of that name, in any case.
    ///
    /// @throws IllegalArgumentException if there is none; the message has all names
    public static Paper find(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(paper -> paper.spec().name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no e-paper panel is called '" + name + "'; there are "
                        + ALL.stream().map(paper -> paper.spec().name()).collect(Collectors.joining(", "))));
    }

    private static EPaperSpec.Builder ssd1680(String name, boolean red) {
        return EPaperSpec.builder(name, 122, 250, ssd1680Start(red ? 0x00 : 0x40, 0xF7))
                .offset(8, 0)
                .window(SSD1680_WINDOW)
                .refresh(ssd1680Refresh())
                .stop(InitSequence.builder().command(0x10, 0x01).build()) // deep sleep that keeps the memory
                .busyHigh(true);
    }

    private static InitSequence ssd1680Refresh() {
        return InitSequence.builder().command(0x20).build();
    }

    /// @param planes 40h: the red plane counts as 0
    /// @param update F7h by the full waveform, FFh by that of display mode 2; both switch the voltages on and off
    private static InitSequence ssd1680Start(int planes, int update) {
        return InitSequence.builder()
                .command(0x12) // SWRESET
                .delay(10)
                .command(0x01, 249, 0, 0) // 250 gates
                .command(0x11, 0x03) // columns, then rows, both upwards
                .command(0x3C, 0x05) // border white
                .command(0x18, 0x80) // the chip's own temperature sensor
                .command(0x21, planes, 0x80) // sources 8 to 167
                .command(0x22, update)
                .build();
    }

    /// @param panel R00h: size, two inks (10h) or three, booster on, no reset
    /// @param interval R50h: border, polarity of the planes, interval
    private static EPaperSpec.Builder uc8151(String name, int width, int height, int panel, int interval) {
        InitSequence start = InitSequence.builder()
                .command(0x06, 0x17, 0x17, 0x17) // booster soft start
                .command(0x04) // power on
                .delay(100)
                .command(0x00, panel)
                .command(0x50, interval)
                .command(0x61, width, height >> 8, height & 0xff)
                .build();
        return EPaperSpec.builder(name, width, height, start)
                .refresh(InitSequence.builder().command(0x12).build())
                .stop(powerOff())
                .busyHigh(false);
    }

    private static EPaperSpec.Builder large(String name, int width, int height) {
        InitSequence start = InitSequence.builder()
                .command(0x00, 0xEF, 0x08)
                .command(0x61, width >> 8, width & 0xff, height >> 8, height & 0xff)
                .command(0x50, 0x37)
                .command(0x04) // power on
                .delay(100)
                .build();
        return EPaperSpec.builder(name, width, height, start)
                .refresh(InitSequence.builder().command(0x12, 0x00).build())
                .stop(powerOff())
                .busyHigh(false);
    }

    private static InitSequence powerOff() {
        return InitSequence.builder()
                .command(0x02) // voltages off
                .delay(200)
                .command(0x07, 0xA5) // deep sleep
                .build();
    }
}
