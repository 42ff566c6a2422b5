package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A change of a shader is seen wherever it is used, at once (CircuitPython: quirks 3, 4 and 5).
class ShaderChangeTest {
    private static final List<Area> GRID = List.of(new Area(3, 2, 11, 10));

    private final ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565, 20, 16, ColorMode.STANDARD);
    private final Group root = new Group();

    private void show(PixelShader shader, int valueCount) {
        Bitmap bitmap = new Bitmap(8, 8, valueCount);
        for (int i = 0; i < 64; i++) {
            bitmap.set(i % 8, i / 8, i % valueCount);
        }
        root.append(TileGrid.builder(bitmap, shader).at(3, 2).build());
        panel.renderer.setRootGroup(root);
        panel.refresh();
        panel.assertShows(root, "first");
    }

    private void assertRedrawn(String what) {
        assertEquals(GRID, panel.refresh(), what);
        panel.assertShows(root, what);
        assertEquals(List.of(), panel.refresh(), what + ": once");
    }

    private static Palette palette() {
        Palette palette = new Palette(2);
        palette.set(0, 0x123456);
        palette.set(1, 0xabcdef);
        return palette;
    }

    @Test
    void quirk3DitherOfAPalette() {
        Palette palette = palette();
        show(palette, 2);
        palette.setDither(true);
        assertRedrawn("on");
        palette.setDither(true);
        assertEquals(List.of(), panel.refresh());
        palette.setDither(false);
        assertRedrawn("off");
    }

    @Test
    void quirk4ChangesOfAConverter() {
        ColorConverter converter = new ColorConverter();
        show(converter, 256);
        converter.setDither(true);
        assertRedrawn("dither");
        converter.makeTransparent(7);
        assertRedrawn("transparent, dithered");
        converter.makeOpaque();
        assertRedrawn("opaque, dithered");
        converter.setDither(false);
        assertRedrawn("no dither");
        converter.makeTransparent(5);
        assertRedrawn("transparent");
        converter.makeOpaque();
        converter.makeTransparent(9);
        assertRedrawn("another one");
        converter.makeOpaque();
        assertRedrawn("opaque");
    }

    @Test
    void quirk5AMapperFollowsItsShader() {
        Palette palette = palette();
        TilePaletteMapper mapper = new TilePaletteMapper(palette, 2);
        show(mapper, 2);
        mapper.setDither(true);
        assertEquals(true, palette.dither());
        assertRedrawn("dither of the mapper");
        palette.setDither(false);
        assertEquals(false, mapper.dither());
        assertRedrawn("dither of the palette");
    }

    /// Camera frames keep their fast way: a panel of 16 bits has all their colours.
    @ParameterizedTest
    @EnumSource(ColorMode.class)
    void ditheringLeavesPixelsOfThePanelAlone(ColorMode mode) {
        ColorRule rule = new ColorRule(PixelFormat.RGB565, mode);
        for (int value = 0; value < 65536; value++) {
            int rgb = Colorspace.RGB565.toRgb888(value, mode);
            assertEquals(rule.pixel(rgb), rule.dithered(rgb, value & 63, value >> 6 & 127));
        }
    }
}
