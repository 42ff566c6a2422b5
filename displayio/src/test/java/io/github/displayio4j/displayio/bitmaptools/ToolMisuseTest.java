package io.github.displayio4j.displayio.bitmaptools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the tools refuse; nothing is written then.
class ToolMisuseTest {
    private final Bitmap target = new Bitmap(6, 4, 4);
    private final Bitmap wide = new Bitmap(6, 4, 65536);
    private final Bitmap gray = new Bitmap(6, 4, 256);
    private final Bitmap small = new Bitmap(3, 4, 65536);

    @AfterEach
    void nothingWasWritten() {
        for (int at = 0; at < 24; at++) {
            assertEquals(0, target.get(at % 6, at / 6));
        }
    }

    private static void refused(String message, Runnable misuse) {
        var e = assertThrows(IllegalArgumentException.class, misuse::run);
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    @Test
    void blits() {
        refused(
                "place must be inside 0..6, 0..4, not 7, 0",
                () -> BitmapTools.blit(target).to(target, 7, 0));
        refused("not 0, -1", () -> BitmapTools.blit(target).to(target, 0, -1));
        refused(
                "area must lie inside 0,0..6,4, not 2,0..1,4",
                () -> BitmapTools.blit(target).area(2, 0, 1, 4));
        refused("target's 2 bits, not have 16", () -> BitmapTools.blit(wide).to(target, 0, 0));
        refused("value must be 0..3, not 4", () -> BitmapTools.blit(target).skipSource(4));
        refused(
                "at least 24 values for 6x4 pixels, not 23",
                () -> BitmapTools.arrayblit(new byte[23]).to(target));
        refused(
                "area must lie inside",
                () -> BitmapTools.arrayblit(new int[99]).area(5, 0, 2, 4).to(target));
    }

    @Test
    void rotozooms() {
        refused(
                "scale must be above 0 and finite, not 0.0",
                () -> BitmapTools.rotozoom(wide).scale(0));
        refused("not NaN", () -> BitmapTools.rotozoom(wide).scale(Double.NaN));
        refused(
                "angle must be finite, not Infinity",
                () -> BitmapTools.rotozoom(wide).angle(1 / 0.0));
        refused(
                "area must lie inside 0,0..6,4",
                () -> BitmapTools.rotozoom(wide).clipSource(0, 0, 7, 4));
        refused("coordinates must be", () -> BitmapTools.rotozoom(wide).pivot(40000, 0));
        refused("target's 2 bits", () -> BitmapTools.rotozoom(wide).to(target));
        refused(
                "area must lie inside",
                () -> BitmapTools.rotozoom(gray).clipTarget(0, 0, 9, 9).to(wide));
        refused(
                "must not share their values",
                () -> BitmapTools.rotozoom(target).to(target));
    }

    @Test
    void blends() {
        refused("bitmaps must be of one size", () -> BitmapTools.alphablend(wide, small, Colorspace.RGB565));
        refused(
                "first source must have 16 bits for RGB565, not 8",
                () -> BitmapTools.alphablend(gray, wide, Colorspace.RGB565));
        refused("not RGB888", () -> BitmapTools.alphablend(wide, wide, Colorspace.RGB888));
        Alphablend blend = BitmapTools.alphablend(wide, wide, Colorspace.RGB565);
        refused("factors must be 0..1, one of them at least 1/256, not 0.0 and 0.0", () -> blend.factors(0, 0));
        refused("not 1.5 and -0.5", () -> blend.factor(1.5));
        refused("a mask must have 8 bits, not 16", () -> blend.mask(wide));
        refused("one size", () -> blend.to(small));
        refused("target must have 16 bits", () -> blend.to(target));
        refused("value must be 0..65535, not -1", () -> blend.skipSource1(-1));
        refused(
                "the source must have 8 bits for L8, not 16",
                () -> BitmapTools.dither(target, wide, Colorspace.L8, DitherAlgorithm.ATKINSON));
        refused(
                "up to 16 bits, not 32",
                () -> BitmapTools.dither(Bitmap.ofBits(6, 4, 32), wide, Colorspace.RGB565, DitherAlgorithm.ATKINSON));
    }

    @Test
    void shapes() {
        refused("value must be 0..3, not 4", () -> BitmapTools.drawCircle(target, 1, 1, 1, 4));
        refused("radius must be 0..32767, not -1", () -> BitmapTools.drawCircle(target, 1, 1, -1, 1));
        refused("place must be inside 0..6, 0..4, not 7, 1", () -> BitmapTools.drawCircle(target, 7, 1, 2, 1));
        refused(
                "as many x as y and at least one of each, not 2 and 1",
                () -> BitmapTools.drawPolygon(target, new int[2], new int[1], 1, true));
        refused(
                "coordinates must be -32768..32767, not 0, 40000",
                () -> BitmapTools.drawPolygon(target, new int[2], new int[] {0, 40000}, 1, true));
        refused("pixel must be inside 0..5, 0..3, not 6, 0", () -> BitmapTools.boundaryFill(target, 6, 0, 1));
        refused("value must be 0..3, not 9", () -> BitmapTools.boundaryFill(target, 0, 0, 1, 9));
        refused("value must be 0..3, not 4", () -> BitmapTools.replaceColor(target, 4, 0));
        refused("value must be 0..3, not 4", () -> BitmapTools.replaceColor(target, 0, 4));
    }

    @Test
    void streams() {
        InputStream in = new ByteArrayInputStream(new byte[5]);
        refused("1, 2, 4, 8, 16, 24 or 32, not 3", () -> BitmapTools.readinto(in, 3));
        refused(
                "element size must be 1, 2 or 4, not 3",
                () -> BitmapTools.readinto(in, 8).elementSize(3));
        var e = assertThrows(
                EOFException.class,
                () -> BitmapTools.readinto(in, 2).elementSize(2).to(target));
        assertEquals("the stream ended after 5 of 8 bytes, in row 2 of 4", e.getMessage());
    }

    @Test
    void readOnlyTargets() {
        Bitmap fixed = target.asReadOnly();
        Bitmap fixedWide = wide.asReadOnly();
        Runnable[] writers = {
            () -> BitmapTools.blit(target).to(fixed, 0, 0),
            () -> BitmapTools.rotozoom(new Bitmap(2, 2, 2)).to(fixed),
            () -> BitmapTools.alphablend(wide, wide, Colorspace.RGB565).to(fixedWide),
            () -> BitmapTools.arrayblit(new byte[24]).to(fixed),
            () -> BitmapTools.dither(fixed, gray, Colorspace.L8, DitherAlgorithm.ATKINSON),
            () -> BitmapTools.replaceColor(fixed, 0, 1),
            () -> BitmapTools.fillRegion(fixed, 0, 0, 1, 1, 1),
            () -> BitmapTools.boundaryFill(fixed, 0, 0, 1),
            () -> BitmapTools.drawLine(fixed, 0, 0, 1, 1, 1),
            () -> BitmapTools.drawPolygon(fixed, new int[1], new int[1], 1, true),
            () -> BitmapTools.drawCircle(fixed, 0, 0, 1, 1),
        };
        for (int i = 0; i < writers.length; i++) {
            Runnable writer = writers[i];
            assertThrows(IllegalStateException.class, writer::run, "writer " + i);
        }
        assertThrows(
                IllegalStateException.class,
                () -> BitmapTools.readinto(new ByteArrayInputStream(new byte[24]), 8)
                        .to(fixed));
    }

    /// A tool may be kept.
    @Test
    void aToolRunsAgainAndGivesTheSame() {
        Bitmap source = new Bitmap(3, 2, 4);
        source.fill(2);
        Bitmap to = new Bitmap(8, 8, 4);
        Blit blit = BitmapTools.blit(source).skipTarget(1);
        blit.to(to, 0, 0);
        blit.to(to, 5, 6);
        assertEquals(2, to.get(2, 1));
        assertEquals(2, to.get(7, 7));
        assertEquals(0, to.get(3, 3));
    }
}
