package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymptomsTest {
    /// The panel as somebody may believe it to be, with the settings that follow.
    private static PanelSpec believed(PanelSpec real, Glass glass) {
        PanelSpec.Builder builder = PanelSpec.builder(real.name(), real.controller(), real.width(), real.height())
                .glass(glass);
        Orientation way = Orientation.of(builder.build(), 0);
        return builder.offset(way.columnStart(), way.rowStart())
                .init(InitSequence.builder()
                        .command(0x11)
                        .delay(5)
                        .command(0x3A, 0x55)
                        .command(0x36, way.madctl())
                        .command(glass.inverted() ? 0x21 : 0x20)
                        .command(0x29))
                .build();
    }

    /// A red, green and blue card without symmetries, drawn with one description on a panel of another.
    private static int[] seen(PanelSpec driver, PanelSpec real) {
        EmulatedPanel panel = EmulatedPanel.of(real, 1);
        int[] seen = new int[real.width() * real.height()];
        byte[] bytes = new byte[2 * seen.length];
        for (int i = 0; i < seen.length; i++) {
            int c = card(i % real.width(), i / real.width());
            int p = (c >> 8 & 0xf800) | (c >> 5 & 0x07e0) | (c >> 3 & 0x1f);
            bytes[2 * i] = (byte) (p >> 8);
            bytes[2 * i + 1] = (byte) p;
        }
        int x = driver.columnStart();
        int y = driver.rowStart();
        new Wire(panel)
                .init(driver)
                .window(x, y, x + real.width() - 1, y + real.height() - 1)
                .line(Line.COMMAND, true)
                .bytes(bytes);
        panel.read(seen);
        return seen;
    }

    private static int card(int x, int y) {
        return (x * 7 + y * 3) % 11 < 5 ? 0xff0000 : (x * 5 + y) % 7 < 3 ? 0x0000ff : 0x00ff00;
    }

    /// All combinations of mistakes: the card is seen as the symptoms say, and the corrected description shows it
    /// right.
    @ParameterizedTest
    @ValueSource(strings = {"st7789-320x170", "st7735r-160x80", "st7735r-128x128", "st7789-240x135"})
    void whatIsSeenLeadsToTheRightDescription(String name) {
        PanelSpec real = Panels.find(name).spec();
        int w = real.width();
        int h = real.height();
        for (int mistake = 0; mistake < 32; mistake++) {
            boolean redBlue = (mistake & 1) != 0;
            boolean negative = (mistake & 2) != 0;
            boolean mirrorX = (mistake & 4) != 0;
            boolean mirrorY = (mistake & 8) != 0;
            int moved = mistake >> 4;
            Glass g = real.glass();
            Glass wrong = new Glass(
                    g.column() + moved,
                    g.row(),
                    g.transposed(),
                    g.flipX() ^ mirrorX,
                    g.flipY() ^ mirrorY,
                    g.bgr() ^ redBlue,
                    g.inverted() ^ negative,
                    false);
            PanelSpec driver = believed(real, wrong);
            boolean alongX = !g.transposed();
            boolean flipped = alongX ? wrong.flipX() : wrong.flipY();
            int shift = flipped ? -moved : moved;
            Symptoms symptoms =
                    new Symptoms(0, redBlue, negative, mirrorX, mirrorY, alongX ? shift : 0, alongX ? 0 : shift);

            int[] seen = seen(driver, real);
            for (int y = 2; y < h - 2; y++) {
                for (int x = 2; x < w - 2; x++) {
                    int sx = x + symptoms.shiftX();
                    int sy = y + symptoms.shiftY();
                    int c = seen[(mirrorY ? h - 1 - sy : sy) * w + (mirrorX ? w - 1 - sx : sx)];
                    c = negative ? 0xffffff - c : c;
                    c = redBlue ? (c & 0xff) << 16 | (c & 0xff00) | c >> 16 : c;
                    assertEquals(card(x, y), c, name + " " + symptoms + " at " + x + "," + y);
                }
            }
            PanelSpec corrected = symptoms.correct(driver);
            assertEquals(g, corrected.glass(), name + " " + symptoms);
            assertArrayEquals(seen(real, real), seen(corrected, real), name + " " + symptoms);
        }
    }

    /// Seen turned clockwise: the description is that of the panel held so.
    @ParameterizedTest
    @ValueSource(strings = {"st7789-320x170", "st7735r-160x80", "st7735r-128x128", "memento"})
    void aTurnedPictureLeadsToTheDescriptionOfTheTurnedPanel(String name) {
        PanelSpec held = Panels.find(name).spec();
        for (int turned = 0; turned < 360; turned += 90) {
            PanelSpec corrected = new Symptoms(turned, false, false, false, false, 0, 0).correct(held);
            boolean exchanged = turned % 180 == 90;
            int w = corrected.width();
            int h = corrected.height();
            assertEquals(exchanged ? held.height() : held.width(), w);
            EmulatedPanel panel = EmulatedPanel.of(corrected, 1);
            Wire wire = new Wire(panel).init(corrected);
            int x = corrected.columnStart();
            int y = corrected.rowStart();
            byte[] bytes = new byte[2 * w * h];
            for (int i = 0; i < w * h; i++) {
                int c = card(i % w, i / w);
                int p = (c >> 8 & 0xf800) | (c >> 5 & 0x07e0) | (c >> 3 & 0x1f);
                bytes[2 * i] = (byte) (p >> 8);
                bytes[2 * i + 1] = (byte) p;
            }
            wire.window(x, y, x + w - 1, y + h - 1).line(Line.COMMAND, true).bytes(bytes);
            // the same memory behind the glass as it was held: what is turned clockwise there is upright here
            EmulatedPanel before = EmulatedPanel.of(held, 1);
            new Wire(before)
                    .init(corrected)
                    .window(x, y, x + w - 1, y + h - 1)
                    .line(Line.COMMAND, true)
                    .bytes(bytes);
            int[] seen = new int[w * h];
            before.read(seen);
            for (int sy = 0; sy < h; sy++) {
                for (int sx = 0; sx < w; sx++) {
                    // upright pixel sx, sy lies there in the old view, turned back anticlockwise
                    int ox = turned == 0 ? sx : turned == 90 ? sy : turned == 180 ? w - 1 - sx : h - 1 - sy;
                    int oy = turned == 0 ? sy : turned == 90 ? w - 1 - sx : turned == 180 ? h - 1 - sy : sx;
                    assertEquals(card(sx, sy), seen[oy * held.width() + ox], name + " " + turned + " " + sx + "," + sy);
                }
            }
            int[] upright = new int[w * h];
            panel.read(upright);
            assertEquals(card(5, 3), upright[3 * w + 5]);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        PanelSpec square = Panels.find("gc9a01-240x240").spec();
        assertThrows(
                IllegalArgumentException.class,
                () -> new Symptoms(0, false, false, false, false, 1, 0).correct(square));
        PanelSpec oled = Panels.find("ssd1306-128x64").spec();
        assertThrows(
                IllegalArgumentException.class, () -> new Symptoms(0, true, false, false, false, 0, 0).correct(oled));
    }
}
