package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// JMH finds and runs each method once, in this JVM; what they do is tested elsewhere.
class EveryBenchmarkTest {
    @Test
    void runs() throws Exception {
        System.setProperty("jmh.ignoreLock", "true");
        Set<String> ran = new Runner(new OptionsBuilder()
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(2))
                        .param("picture", JpegBenchmark.MADE[0])
                        .param("scene", "S1")
                        .param("moves", "S8")
                        .param("blend", "S10-half")
                        .param("drawing", "S7")
                        .param("changes", "dots")
                        .param("tool", "blit")
                        .param("wires", "virtual")
                        .exclude(GoldenBenchmark.class.getName()) // needs data
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run().stream()
                        .peek(result -> assertTrue(result.getPrimaryResult().getScore() > 0))
                        .map(result -> result.getParams().getBenchmark())
                        .collect(Collectors.toSet());
        Set<String> there = Stream.of(
                        SceneBenchmark.class,
                        MoveBenchmark.class,
                        BlendBenchmark.class,
                        DrawingBenchmark.class,
                        JpegBenchmark.class,
                        ToolsBenchmark.class,
                        PlannerBenchmark.class,
                        FlightBenchmark.class,
                        FlightGuardBenchmark.class,
                        IoctlBenchmark.class,
                        FrameBenchmark.class)
                .flatMap(EveryBenchmarkTest::names)
                .collect(Collectors.toSet());
        assertEquals(there, ran);
    }

    private static Stream<String> names(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(method -> type.getName() + "." + method.getName());
    }
}
