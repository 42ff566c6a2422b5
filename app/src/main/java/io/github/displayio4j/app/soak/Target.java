package io.github.displayio4j.app.soak;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.panels.Panels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a display of a soak run draws for: the plain memory of a panel of some format, or an emulated panel.
///
/// @param name in recipes
/// @param format of its pixels
/// @param emulated the panel of the catalogue that it is a smaller one of; null: plain memory
record Target(String name, PixelFormat format, @Nullable PanelSpec emulated) {
    /// All of them.
    static final List<Target> ALL = all();

    private static List<Target> all() {
        List<PixelFormat> formats = new ArrayList<>(List.of(
                PixelFormat.RGB565_SWAPPED,
                PixelFormat.RGB565,
                PixelFormat.RGB666,
                PixelFormat.RGB888,
                PixelFormat.BGR888,
                PixelFormat.XRGB8888,
                PixelFormat.BGRX8888,
                PixelFormat.RGB332,
                PixelFormat.gray(8),
                PixelFormat.GRAY_HIGH_PLANE,
                PixelFormat.GRAY_LOW_PLANE,
                PixelFormat.blackPlane(0xff0000),
                PixelFormat.highlightPlane(0xff0000),
                PixelFormat.highlightPlane(0xffff00).withInvertedBits(),
                PixelFormat.fourColors(0xff0000, 0xffff00),
                PixelFormat.SPECTRA6,
                PixelFormat.ACEP));
        for (PixelFormat rows :
                List.of(PixelFormat.gray(1), PixelFormat.gray(2), PixelFormat.gray(4), PixelFormat.RGBD)) {
            formats.add(rows);
            formats.add(rows.withFirstPixelHigh());
            formats.add(rows.withPages());
            formats.add(rows.withPages().withFirstPixelHigh());
        }
        List<Target> out = new ArrayList<>();
        for (PixelFormat format : formats) {
            out.add(new Target(name(format), format, null));
        }
        for (String name : List.of("st7789-240x240", "ili9341-320x240", "ssd1306-128x32", "sh1106-128x64")) {
            PanelSpec spec = Panels.find(name).spec();
            out.add(new Target(name.substring(0, name.indexOf('-')), spec.format(), spec));
        }
        return List.copyOf(out);
    }

    private static String name(PixelFormat format) {
        return format.kind().name().toLowerCase(Locale.ROOT).replace("_", "") + "-" + format.depth()
                + (format.swapped() || format.depth() < 16 ? "" : "l")
                + (format.shareRow() ? "" : "p")
                + (format.firstPixelHigh() ? "h" : "")
                + (format.invertedBits() ? "i" : "");
    }

    /// The target of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    static Target named(String name) {
        for (Target target : ALL) {
            if (target.name.equals(name)) {
                return target;
            }
        }
        throw new IllegalArgumentException("no target '" + name + "'; there are "
                + String.join(", ", ALL.stream().map(Target::name).toList()));
    }

    /// A panel of this size; emulated monochrome panels keep their own.
    PanelSpec spec(int width, int height) {
        PanelSpec of = emulated;
        if (of == null) {
            return PanelSpec.builder(name, Controller.ST7789, width, height)
                    .format(format)
                    .addressing(Addressing.Window.MIPI_DCS)
                    .build();
        }
        return of.controller().family() != Controller.Family.MIPI_DCS
                ? of
                : new PanelSpec(
                        of.name(),
                        of.controller(),
                        width,
                        height,
                        of.columnStart(),
                        of.rowStart(),
                        of.format(),
                        of.addressing(),
                        of.firstBoundAlone(),
                        of.init(),
                        of.glass(),
                        of.maxHertz());
    }

    @Override
    public String toString() {
        return name;
    }
}
