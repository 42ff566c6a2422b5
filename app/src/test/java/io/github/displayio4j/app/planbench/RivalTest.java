package io.github.displayio4j.app.planbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RivalTest {
    /// Microseconds of the published simulation (320x240, S9), means of three frames; the frames here are others of the
    /// same kind.
    @ParameterizedTest
    @CsvSource({
        "scattered, CIRCUITPYTHON, spi24,    3035",
        "scattered, CIRCUITPYTHON, spi40,    2134",
        "scattered, CIRCUITPYTHON, spi62,    1478",
        "scattered, CIRCUITPYTHON, spidev62, 5678",
        "scattered, CIRCUITPYTHON, 8080-8,    520",
        "scattered, LVGL,          spi24,    2934",
        "scattered, LVGL,          spi40,    2040",
        "scattered, LVGL,          spi62,    1406",
        "scattered, LVGL,          spidev62, 5158",
        "scattered, LVGL,          8080-8,    498",
        "scattered, LVGL_32,       spi24,   51204",
        "scattered, SLINT,         spi24,   40539",
        "scattered, BANDS,         spi24,    3592",
        "scattered, BANDS,         spi40,    3822",
        "scattered, FRAME_DIFF,    spi24,    2861",
        "scattered, FRAME_DIFF,    spi40,    2024",
        "scattered, FULL_FRAME,    spi40,   30729",
        "scattered, FULL_FRAME,    spidev62, 19753",
        "clustered, CIRCUITPYTHON, spi24,    3175",
        "clustered, CIRCUITPYTHON, spi40,    2217",
        "clustered, CIRCUITPYTHON, spidev62, 5732",
        "clustered, CIRCUITPYTHON, 8080-8,    541",
        "clustered, LVGL,          spi24,    2883",
        "clustered, LVGL,          spi40,    1976",
        "clustered, LVGL,          spidev62, 4657",
        "clustered, LVGL,          8080-8,    484",
        "clustered, SLINT,         spi24,   20885",
        "clustered, SLINT,         spidev62, 8143",
        "clustered, BANDS,         spi24,    3298",
        "clustered, BANDS,         spidev62, 22394",
        "clustered, FRAME_DIFF,    spi24,    2759",
        "clustered, FRAME_DIFF,    spi40,    1976",
        "clustered, FRAME_DIFF,    spidev62, 5632"
    })
    void s9IsAsPublished(String kind, Rival rival, String bus, double micros) {
        List<Frames> frames = frames("s9-" + kind);
        double sum = 0;
        for (Frames frame : frames) {
            sum += rival.send(frame).micros(bus(bus).cost()) / frames.size();
        }
        assertEquals(micros, sum, 0.05 * micros);
    }

    @Test
    void circuitPythonSendsAWindowForEachBand() {
        Frames full = frames("full").getFirst();
        assertEquals(240, Rival.CIRCUITPYTHON.send(full).windows());
        assertEquals(2, Rival.CIRCUITPYTHON.send(frames("s8").getFirst()).windows());
        assertEquals(
                240, Rival.CIRCUITPYTHON.send(frames("corner-tiles").getFirst()).windows());
    }

    @Test
    void aFlatSpriteIsTwoColumnsForTheFrameDiff() {
        Tally tally = Rival.FRAME_DIFF.send(frames("flat-sprite").getFirst());
        assertEquals(2, tally.windows());
        double ratio =
                Rival.CIRCUITPYTHON.send(frames("flat-sprite").getFirst()).bytes() / (double) tally.bytes();
        assertTrue(ratio > 6.5 && ratio < 7.5, "ratio " + ratio);
    }

    @Test
    void thePlannerIsNeverDearerThanTheBestRule() {
        for (Registers registers : List.of(Registers.PARTIAL, Registers.KEPT)) {
            for (Workload workload : Workload.all()) {
                for (BusProfile bus : BusProfile.all()) {
                    judge(registers, workload, bus);
                }
            }
        }
    }

    /// A rule that sends first columns alone is no measure for a controller that does not take them.
    private static void judge(Registers registers, Workload workload, BusProfile bus) {
        PlanRun run = new PlanRun(bus.cost(), registers);
        double ours = 0;
        double[] rivals = new double[Rival.values().length];
        for (Frames frame : workload.frames()) {
            run.hold(frame.before());
            ours += run.send(frame.after(), frame.areas()).micros(bus.cost());
            int i = 0;
            for (Rival rival : Rival.values()) {
                boolean fair = registers == Registers.PARTIAL || rival != Rival.FRAME_DIFF;
                rivals[i++] += fair ? rival.send(frame).micros(bus.cost()) : Double.POSITIVE_INFINITY;
            }
        }
        double most = workload.areas() > PlanBench.MANY_AREAS ? PlanBench.MOST_OF_MANY : PlanBench.MOST;
        for (int i = 0; i < rivals.length; i++) {
            assertTrue(
                    ours <= most * rivals[i],
                    registers + ", " + workload.name() + " on " + bus.name() + ": " + ours + " us, "
                            + List.of(Rival.values()).get(i).title() + " " + rivals[i] + " us; " + run.explain());
        }
    }

    private static List<Frames> frames(String workload) {
        return Workload.named(List.of(workload)).getFirst().frames();
    }

    private static BusProfile bus(String name) {
        return BusProfile.all().stream()
                .filter(bus -> bus.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
