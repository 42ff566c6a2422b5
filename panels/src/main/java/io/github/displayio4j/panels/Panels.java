package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.PixelFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The panels that are known by name. A name is the controller and the size as the user sees it at rotation 0; the
/// turned size is an alias for the same panel turned by 90 degrees.
///
/// Init sequences hold what the data sheets demand to get from reset to showing memory, and rely on the factory's
/// values for supply and gamma; where a panel's own maker asks for others, send those as well. Clocks are the
/// highest of the data sheets (write cycle of 16 ns for ST7789V, 66 ns ST7735R, 100 ns ILI9341 and SSD1306, 250 ns
/// SH1106); most panels take more.
public final class Panels {
    private static final int MY = 0x80;
    private static final int MX = 0x40;
    private static final int MV = 0x20;
    private static final int BGR = 0x08;

    private static final List<PanelSpec> ALL = List.of(
            // Memento camera board: memory rows 0..239 of 320, turned and seen from the other end
            PanelSpec.builder("memento", Controller.ST7789, 240, 240)
                    .firstBoundAlone()
                    .offset(80, 0)
                    .init(mipi(MY | MV, true))
                    .glass(new Glass(0, 0, true, true, false, false, true, false))
                    .maxHertz(60_000_000)
                    .build(),
            PanelSpec.builder("ili9341-320x240", Controller.ILI9341, 320, 240)
                    .firstBoundAlone()
                    .init(mipi(MV | BGR, false))
                    .glass(new Glass(0, 0, true, false, false, true, false, false))
                    .maxHertz(10_000_000)
                    .build(),
            PanelSpec.builder("st7735r-160x128", Controller.ST7735R_128X160, 160, 128)
                    .firstBoundAlone()
                    .init(mipi(MY | MV, false))
                    .glass(new Glass(0, 0, true, true, false, false, false, false))
                    .maxHertz(15_000_000)
                    .build(),
            // 240 columns, 135 behind the glass: one more is hidden on the far side
            st7789("st7789-240x135", 240, 135)
                    .offset(40, 53)
                    .init(mipi(MX | MV, true))
                    .glass(new Glass(52, 40, true, false, true, false, true, false))
                    .build(),
            st7789("st7789-240x240", 240, 240)
                    .init(mipi(0, true))
                    .glass(new Glass(0, 0, false, false, false, false, true, false))
                    .build(),
            st7789("st7789-320x170", 320, 170)
                    .offset(0, 35)
                    .init(mipi(MX | MV, true))
                    .glass(new Glass(35, 0, true, false, true, false, true, false))
                    .build(),
            st7789("st7789-320x172", 320, 172)
                    .offset(0, 34)
                    .init(mipi(MX | MV, true))
                    .glass(new Glass(34, 0, true, false, true, false, true, false))
                    .build(),
            st7789("st7789-320x240", 320, 240)
                    .init(mipi(MX | MV, true))
                    .glass(new Glass(0, 0, true, false, true, false, true, false))
                    .build(),
            PanelSpec.builder("sh1106-128x64", Controller.SH1106, 128, 64)
                    .format(PixelFormat.MONO_PAGES)
                    .addressing(new Addressing.Pages())
                    .offset(2, 0) // the glass is in the middle of 132 columns
                    .init(sh1106().command(0xAF))
                    .glass(new Glass(2, 0, false, true, true, false, false, false))
                    .maxHertz(4_000_000)
                    .build(),
            PanelSpec.builder("sh1107-128x128", Controller.SH1107, 128, 128)
                    .format(PixelFormat.MONO_PAGES)
                    .addressing(new Addressing.Pages())
                    .init(sh1106().command(0xDC, 0x00) // start line 0
                            .command(0x20) // page addressing
                            .command(0xA8, 127) // rows driven
                            .command(0xAF))
                    .glass(new Glass(0, 0, false, true, true, false, false, false))
                    .maxHertz(4_000_000)
                    .build(),
            ssd1306("ssd1306-128x32", 32, 0x02),
            ssd1306("ssd1306-128x64", 64, 0x12));

    private Panels() {}

    /// A panel and how it is turned.
    ///
    /// @param spec the panel
    /// @param rotation 0, or 90 if it was asked for by its turned size
    public record Match(PanelSpec spec, int rotation) {}

    /// All panels, `memento` first.
    public static List<PanelSpec> all() {
        return ALL;
    }

    /// The panel of that name.
    ///
    /// @param name in any case, such as `memento`, `ili9341-320x240` or, turned by 90 degrees, `ili9341-240x320`
    /// @throws IllegalArgumentException if there is none; the message has the nearest names and where to find all
    public static Match find(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (PanelSpec spec : ALL) {
            if (spec.name().equals(wanted)) {
                return new Match(spec, 0);
            }
        }
        for (PanelSpec spec : ALL) {
            if (turnedName(spec).equals(wanted)) {
                return new Match(spec, 90);
            }
        }
        String nearest = ALL.stream()
                .flatMap(spec -> Stream.of(spec.name(), turnedName(spec)))
                .distinct()
                .sorted(Comparator.comparingInt(known -> distance(wanted, known)))
                .limit(3)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no panel is called '" + name + "'; the nearest names are " + nearest
                + "; `displayio4j panels` lists all");
    }

    /// The alias for a panel turned by 90 degrees: its name with width and height exchanged. The name itself if it
    /// has no size in it.
    public static String turnedName(PanelSpec spec) {
        return spec.name().replace("-" + spec.width() + "x" + spec.height(), "-" + spec.height() + "x" + spec.width());
    }

    private static PanelSpec.Builder st7789(String name, int width, int height) {
        return PanelSpec.builder(name, Controller.ST7789, width, height)
                .firstBoundAlone()
                .maxHertz(62_500_000);
    }

    private static InitSequence.Builder mipi(int madctl, boolean inverted) {
        return InitSequence.builder()
                .command(0x01) // SWRESET
                .delay(150) // ST7789V 9.1.2: 120 ms before SLPOUT if it was awake
                .command(0x11) // SLPOUT
                .delay(120) // ST7789V 9.1.12: 5 ms before the next command, 120 ms before the next SLPIN
                .command(0x3A, 0x55) // COLMOD: 16 bits a pixel; 18 after reset
                .command(0x36, madctl)
                .command(inverted ? 0x21 : 0x20) // INVON, INVOFF
                .command(0x13) // NORON
                .command(0x29); // DISPON
    }

    /// What both have in common, but for switching on.
    private static InitSequence.Builder sh1106() {
        return InitSequence.builder()
                .command(0xAE) // off
                .command(0xD3, 0x00) // no display offset
                .command(0xAD, 0x8B) // supply of its own
                .command(0xA1) // columns and
                .command(0xC8) // rows from the other end
                .command(0x81, 0x80) // contrast
                .command(0xA4) // show memory
                .command(0xA6); // not inverted
    }

    private static PanelSpec ssd1306(String name, int height, int comPins) {
        return PanelSpec.builder(name, Controller.SSD1306, 128, height)
                .format(PixelFormat.MONO_PAGES)
                .addressing(Addressing.Window.SSD1306)
                .init(InitSequence.builder()
                        .command(0xAE) // off
                        .command(0xD5, 0x80) // clock as after reset
                        .command(0xA8, height - 1) // rows driven
                        .command(0xD3, 0x00) // no display offset
                        .command(0x40) // start line 0
                        .command(0x8D, 0x14) // charge pump: nothing is lit without it
                        .command(0x20, 0x00) // horizontal addressing
                        .command(0xA1) // columns and
                        .command(0xC8) // rows from the other end
                        .command(0xDA, comPins) // wiring of the rows
                        .command(0x81, 0xCF) // contrast
                        .command(0xD9, 0xF1) // pre-charge for the charge pump's voltage
                        .command(0xDB, 0x40) // deselect level
                        .command(0xA4) // show memory
                        .command(0xA6) // not inverted
                        .command(0xAF)) // on
                .glass(new Glass(0, 0, false, true, true, false, false, false))
                .maxHertz(10_000_000)
                .build();
    }

    // edits (insert, remove, replace a letter) from one name to the other
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
