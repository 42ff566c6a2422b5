package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displayio.Area;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The scan of a panel against time: what is seen of a picture that is written meanwhile.
class ScanBeamTest {
    private static final PanelSpec SPEC = Panels.find("st7789-240x240").spec();
    private static final int W = 240;
    private static final int ROWS = 320;

    private final VirtualClock clock = new VirtualClock();
    private final EmulatedPanel panel = EmulatedPanel.of(SPEC, 1);
    private final ScanBeam beam = panel.beam(clock);

    private void command(int command, int... parameters) {
        panel.line(Line.COMMAND, false, clock.nanos());
        send(new byte[] {(byte) command}, 8_000_000);
        byte[] bytes = new byte[parameters.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) parameters[i];
        }
        panel.line(Line.COMMAND, true, clock.nanos());
        send(bytes, 8_000_000);
    }

    private void send(byte[] bytes, int hertz) {
        long start = clock.nanos();
        clock.sleep(8_000_000_000L * bytes.length / hertz);
        panel.bytes(MemorySegment.ofArray(bytes), 0, bytes.length, start, clock.nanos());
    }

    private void wake() {
        command(0x3A, 0x55);
        command(0x11);
        clock.sleep(120_000_000);
        command(0x21);
        command(0x29);
    }

    private void fill(int hertz, int value) {
        command(0x2A, 0, 0, 0, W - 1);
        command(0x2B, 0, 0, (ROWS - 1) >> 8, (ROWS - 1) & 0xff);
        command(0x2C);
        byte[] bytes = new byte[2 * W * ROWS];
        Arrays.fill(bytes, (byte) value);
        send(bytes, hertz);
    }

    /// The line goes over the glass from one edge to the other, one step after the other, on glass that is mounted in
    /// any way; across it where rows of the memory are its columns.
    @ParameterizedTest
    @ValueSource(strings = {"memento", "st7789-240x240", "st7735r-160x128", "ili9341-320x240"})
    void theLineThatIsRefreshedGoesOverTheGlass(String name) {
        PanelSpec spec = Panels.find(name).spec();
        VirtualClock time = new VirtualClock();
        EmulatedPanel scanned = EmulatedPanel.of(spec, 1);
        ScanBeam eye = scanned.beam(time);
        assertTrue(eye.line().isEmpty(), "asleep");
        scanned.line(Line.COMMAND, false, 0);
        scanned.bytes(MemorySegment.ofArray(new byte[] {0x11}), 0, 1, 0, 1000);
        boolean across = spec.glass().transposed();
        int lines = across ? spec.width() : spec.height();
        List<Integer> met = new ArrayList<>();
        long frames = eye.frames();
        while (eye.frames() < frames + 3) {
            time.sleep(5_000);
            Area line = eye.line();
            if (line.isEmpty()) {
                continue;
            }
            assertEquals(across ? 1 : spec.width(), line.width());
            assertEquals(across ? spec.height() : 1, line.height());
            int at = across ? line.x1() : line.y1();
            if (met.isEmpty() || met.getLast() != at) {
                met.add(at);
            }
        }
        int step = Integer.signum(met.get(1) - met.get(0));
        for (int i = 1; i < met.size(); i++) {
            assertEquals(Math.floorMod(met.get(i - 1) + step, lines), met.get(i), name + ": " + met);
        }
        assertTrue(met.size() >= 2 * lines, met.size() + " lines");
    }

    /// 10 MHz / ((320 + 24) * (250 + 16 * 15)): 59.3 frames a second by the data sheet's formula.
    @Test
    void framesComeAtTheRateOfTheRegisters() {
        wake();
        command(0xC6, 0x0F);
        command(0xB2, 12, 12, 0, 0x33, 0x33);
        long before = beam.frames();
        clock.sleep(10_000_000_000L);
        assertEquals(593.0, (double) (beam.frames() - before), 1);
        assertEquals(0, beam.torn());
    }

    @Test
    void aFrameThatIsWrittenFromWithinTheBlankingBeforeTheScanComesIsNotTorn() {
        wake();
        fill(200_000_000, 0x00);
        clock.sleep(100_000_000);
        InputPin tearing = panel.tearingPin(clock);
        command(0x35, 0);
        long torn = beam.torn();
        for (int i = 0; i < 20; i++) {
            assertTrue(tearing.await(false, 33_000_000, clock) && tearing.await(true, 33_000_000, clock));
            fill(200_000_000, i % 2 == 0 ? 0xff : 0x00); // 6 ms: ahead of the scan all the way
        }
        clock.sleep(50_000_000);
        assertEquals(torn, beam.torn());
    }

    @Test
    void aSlowFrameIsOvertakenAndTears() {
        wake();
        fill(200_000_000, 0x00);
        clock.sleep(100_000_000);
        long torn = beam.torn();
        fill(20_000_000, 0xff); // 61 ms: three scans and more see part of it
        clock.sleep(50_000_000);
        assertEquals(3.0, (double) (beam.torn() - torn), 1);
    }

    /// Half way through the scan the lower half is new: the eye sees old above, new below.
    @Test
    void theTearIsSeenWhereTheScanWas() {
        wake();
        fill(200_000_000, 0x00);
        clock.sleep(100_000_000);
        panel.tearingPin(clock).isHigh();
        command(0x35, 0);
        InputPin tearing = panel.tearingPin(clock);
        assertTrue(tearing.await(false, 33_000_000, clock) && tearing.await(true, 33_000_000, clock));
        assertTrue(tearing.await(false, 33_000_000, clock)); // the scan begins
        long row = 1_000_000_000L / 60 / 344;
        clock.sleep(120 * row);
        fill(2_000_000_000, 0xff); // in no time: 0.6 ms
        clock.sleep(200 * row);
        int[] seen = new int[W * W];
        beam.read(seen);
        assertEquals(0x000000, seen[60 * W + 5]); // row 60 was scanned before
        assertEquals(0xffffff, seen[200 * W + 5]);
        int border = 0;
        while (seen[border * W] == 0x000000) {
            border++;
        }
        assertEquals(120, border, 12);
        assertEquals(1, beam.torn());
    }

    @ParameterizedTest
    @CsvSource({"0, 320", "100, 100", "319, 319"})
    void theTearingPinRisesAtItsRow(int line, int expected) {
        wake();
        command(0x35, 0);
        command(0x44, line >> 8, line & 0xff);
        InputPin pin = panel.tearingPin(clock);
        assertTrue(pin.await(false, 33_000_000, clock) && pin.await(true, 33_000_000, clock));
        command(0x45);
        byte[] row = new byte[3];
        panel.read(MemorySegment.ofArray(row), 0, 3, clock.nanos(), clock.nanos());
        int at = ((row[0] & 0xff) << 16 | (row[1] & 0xff) << 8 | row[2] & 0xff) >> 7 & 0xffff;
        assertEquals(expected, at, 2);
    }

    @Test
    void withoutTeonThePinIsLow() {
        wake();
        assertTrue(!panel.tearingPin(clock).await(true, 50_000_000, clock));
    }

    /// Time that nobody looks at costs next to nothing, and counts.
    @Test
    void hoursPassAtOnce() {
        wake();
        fill(20_000_000, 0xff);
        long torn = beam.torn();
        clock.sleep(3_600_000_000_000L);
        assertEquals(216_000.0, (double) beam.frames(), 2000);
        assertTrue(beam.torn() - torn <= 1, "torn " + beam.torn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssd1306-128x64", "ssd1351-128x128"})
    void othersAreNotScanned(String name) {
        EmulatedPanel other = EmulatedPanel.of(Panels.find(name).spec(), 1);
        assertThrows(IllegalArgumentException.class, () -> other.beam(clock));
        assertThrows(IllegalArgumentException.class, () -> other.tearingPin(clock));
        assertThrows(IllegalArgumentException.class, () -> other.lossy(0.5));
    }

    /// A sequence that does not wait: with luck it works, without it the panel stays dark or wrong.
    @Test
    void commandsThatComeTooEarlyAreLostNowAndThen() {
        int dark = 0;
        for (long seed = 0; seed < 200; seed++) {
            EmulatedPanel hasty = EmulatedPanel.of(SPEC, seed).lossy(0.5);
            Wire wire = new Wire(hasty)
                    .command(0x11)
                    .command(0x3A, 0x55)
                    .command(0x21)
                    .command(0x29);
            wire.fill(SPEC, 0xffff);
            int[] seen = new int[W * W];
            hasty.read(seen);
            dark += Arrays.stream(seen).allMatch(c -> c == 0) ? 1 : 0;
        }
        assertEquals(100, dark, 30, "DISPON is lost in half of the cases");
    }
}
