package io.github.displayio4j.panels.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.lint.Script;
import io.github.displayio4j.panels.lint.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings that are cut between bytes, commands and areas.
class TraceCutsTest {
    private static final PanelSpec SPEC = Panels.find("st7735r-160x80").spec();

    @TempDir
    Path folder;

    /// `11;2A 00 01`: commands and parameters, a microsecond a byte, 5 ms between commands.
    private static Trace trace(String text) {
        List<TraceEvent> events = new ArrayList<>();
        long now = 0;
        for (String word : text.split(";")) {
            byte[] bytes = HexFormat.of().parseHex(word.replace(" ", ""));
            events.add(new TraceEvent.Level(Line.COMMAND, false, now));
            events.add(new TraceEvent.Bytes(-1, Arrays.copyOf(bytes, 1), now, now + 1000));
            events.add(new TraceEvent.Level(Line.COMMAND, true, now + 1000));
            byte[] data = Arrays.copyOfRange(bytes, 1, bytes.length);
            events.add(new TraceEvent.Bytes(-1, data, now + 1000, now + 1000 * bytes.length));
            now += 1000 * bytes.length + 130_000_000;
        }
        return new Trace(SPEC.name(), Trace.Bus.SPI, events);
    }

    private static final String GOOD =
            "11;3A 55;36 A0;29;2A 00 02 00 03;2B 00 18 00 18;2C F8 00 07 E0;2A 00 04 00 04;2C 00 1F";

    @Test
    void areasEndWhereTheirPixelsDo() {
        Trace trace = trace(GOOD);
        assertEquals(9, TraceCuts.of(trace, SPEC, TraceCuts.By.COMMAND).size());
        assertEquals(2, TraceCuts.of(trace, SPEC, TraceCuts.By.AREA).size());
        assertEquals(
                trace.bytes().length,
                TraceCuts.of(trace, SPEC, TraceCuts.By.BYTE).size());
    }

    /// Up to the n-th cut there are n steps, by any way of cutting.
    @Test
    void whatIsCutOffIsWhatCameBefore() {
        Trace trace = trace(GOOD);
        List<TraceCuts.Cut> bytes = TraceCuts.of(trace, SPEC, TraceCuts.By.BYTE);
        for (int n = 0; n < bytes.size(); n++) {
            assertArrayEquals(
                    Arrays.copyOf(trace.bytes(), n),
                    TraceCuts.until(trace, bytes.get(n)).bytes());
        }
        List<TraceCuts.Cut> commands = TraceCuts.of(trace, SPEC, TraceCuts.By.COMMAND);
        for (int n = 0; n < commands.size(); n++) {
            Script begun = TraceScript.of(TraceCuts.until(trace, commands.get(n)), SPEC);
            assertEquals(n, begun.steps().size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void partsThatAreKeptAreKeptAsTheyWere(long seed) {
        Random random = new Random(seed);
        Trace trace = trace(GOOD);
        List<TraceCuts.Cut> cuts = TraceCuts.of(trace, SPEC, TraceCuts.By.COMMAND);
        List<Step> all = TraceScript.of(trace, SPEC).steps();
        boolean[] keep = new boolean[cuts.size()];
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < keep.length; i++) {
            keep[i] = random.nextBoolean();
            if (keep[i]) {
                expected.add(all.get(i).command() + " " + all.get(i).parameters());
            }
        }
        List<String> kept = TraceScript.of(TraceCuts.only(trace, cuts, keep), SPEC).steps().stream()
                .map(step -> step.command() + " " + step.parameters())
                .toList();
        assertEquals(expected, kept, "seed " + seed);
    }

    @Test
    void theOneCommandThatMattersIsFound() {
        Trace trace = trace(GOOD + ";00;21;00;00;20;00;36 00");
        Trace shortest = TraceMinimiser.minimise(
                trace,
                SPEC,
                part -> TraceScript.of(part, SPEC).steps().stream().anyMatch(step -> step.command() == 0x21),
                left -> assertTrue(left > 0));
        assertEquals(
                List.of(0x21),
                TraceScript.of(shortest, SPEC).steps().stream()
                        .map(Step::command)
                        .toList());
        assertThrows(IllegalArgumentException.class, () -> TraceMinimiser.minimise(trace, SPEC, _ -> false, _ -> {}));
    }

    @Test
    void stepsTellWhatTheyDid() {
        TraceSteps steps = new TraceSteps(trace(GOOD), SPEC, TraceCuts.By.COMMAND);
        for (int i = 1; i < 7; i++) {
            steps.next(false);
        }
        assertEquals("7: 0.780016 s 0x2C RAMWR F8 00 07 E0, 2 pixels changed within 0,0..1,0", steps.next(true));
        assertEquals(2, steps.changed());
        assertEquals("8: 0.910021 s 0x2A CASET 4..4, the glass stays", steps.next(true));
        steps.next(false);
        assertThrows(IllegalStateException.class, () -> steps.next(true));
    }

    /// Notes and backlight survive files; the backlight is a wire of its own for logic analysers.
    @Test
    void notesAndBacklightAreKept() throws IOException {
        List<TraceEvent> events = new ArrayList<>(trace(GOOD).events());
        events.addFirst(new TraceEvent.Note("frame 1", 0));
        events.add(new TraceEvent.Level(Line.BACKLIGHT, true, 2_000_000_000));
        events.add(new TraceEvent.Level(Line.BACKLIGHT, false, 2_100_000_000));
        Trace trace = new Trace(SPEC.name(), Trace.Bus.SPI, events);
        Path file = folder.resolve("a.trace");
        TraceFile.write(trace, file);
        Trace back = TraceFile.read(file);
        assertEquals(trace.events().getFirst(), back.events().getFirst());
        assertEquals(trace.events().getLast(), back.events().getLast());
        for (String name : List.of("a.vcd", "a.sr")) {
            Path capture = folder.resolve(name);
            if (name.endsWith(".sr")) {
                LogicExport.sigrok(trace, capture, 1_000_000);
            } else {
                LogicExport.vcd(trace, capture, 1_000_000);
            }
            Trace read = LogicImport.read(capture);
            assertArrayEquals(trace.bytes(), read.bytes());
            List<Boolean> levels = new ArrayList<>();
            for (TraceEvent event : read.events()) {
                if (event instanceof TraceEvent.Level level && level.line() == Line.BACKLIGHT) {
                    levels.add(level.high());
                }
            }
            assertEquals(List.of(false, true, false), levels, name);
        }
    }
}
