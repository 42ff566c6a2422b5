package io.github.displayio4j.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs benchmarks and prints what matters of them, the ratios. Progress goes to stderr.
public final class Bench {
    private static final String USAGE = """
            usage: dev/bench [--quick] [--no-vector | --avx2] [--list] [--ratios] [--plot FILE.svg] [--gate]
                             [--json FILE] [NAME...]
              --quick      one fork and short iterations
              --no-vector  without the module jdk.incubator.vector
              --avx2       as on a machine without AVX-512
              --list       names only
              --ratios     the ratios as JSON on standard output instead of the table
              --plot FILE  a picture of the ratios (SVG)
              --gate       exit code 1 if a ratio is above its bar for certain, or something of ours that has a bar
                           allocates; absolute times do not count
              --json FILE  JMH's own results as well
              NAME         a class or method, or a regular expression for them; all if none is given
            """;

    private static final String VECTOR = "--add-modules=jdk.incubator.vector";

    /// JMH's harness allocates so much a microsecond.
    private static final double BYTES_OF_HARNESS = 0.5;

    private Bench() {}

    /// See the usage text.
    public static void main(String[] args) throws Exception {
        boolean quick = false;
        boolean list = false;
        boolean vector = true;
        boolean avx2 = false;
        boolean ratios = false;
        boolean gate = false;
        Path plot = null;
        Path json = null;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> quick = true;
                case "--list" -> list = true;
                case "--no-vector" -> vector = false;
                case "--avx2" -> avx2 = true;
                case "--ratios" -> ratios = true;
                case "--gate" -> gate = true;
                case "--plot" -> {
                    if (++i == args.length) {
                        fail("--plot needs a file");
                    }
                    plot = Path.of(args[i]);
                }
                case "--json" -> {
                    if (++i == args.length) {
                        fail("--json needs a file");
                    }
                    json = Path.of(args[i]);
                }
                case "--help", "-h" -> {
                    System.out.print(USAGE);
                    return;
                }
                default -> {
                    if (args[i].startsWith("-")) {
                        fail("unknown option " + args[i]);
                    }
                    names.add(args[i]);
                }
            }
        }
        List<String> flags = new ArrayList<>();
        if (vector) {
            flags.add(VECTOR);
        }
        if (avx2) {
            flags.add("-XX:UseAVX=2");
        }
        System.exit(run(quick, list, flags, new Output(ratios, gate, plot, json), names));
    }

    /// What is made of the results.
    private record Output(
            boolean ratios,
            boolean gate,
            @Nullable Path plot,
            @Nullable Path json) {}

    private static int run(boolean quick, boolean list, List<String> flags, Output output, List<String> names)
            throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(quick ? 1 : 2)
                .warmupIterations(4)
                .warmupTime(time(quick ? 150 : 1000))
                .measurementIterations(quick ? 8 : 10)
                .measurementTime(time(quick ? 80 : 500))
                .jvmArgsAppend(flags.toArray(String[]::new))
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .param("picture", Pictures.names().toArray(String[]::new));
        List<String> golden = GoldenScene.names();
        if (golden.isEmpty()) {
            options.exclude(GoldenBenchmark.class.getName());
        } else {
            options.param("golden", golden.toArray(String[]::new));
        }
        for (String name : names) {
            options.include(name);
        }
        if (output.json != null) {
            makeFolder(output.json);
            options.resultFormat(ResultFormatType.JSON).result(output.json.toString());
        }
        Runner runner =
                new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL));
        if (list) {
            runner.list();
            return 0;
        }
        try {
            List<Result> results = runner.run().stream().map(Bench::result).toList();
            return finish(results, flags.contains(VECTOR), output);
        } catch (RunnerException e) {
            System.err.println("dev/bench: " + e.getMessage());
            return 1;
        }
    }

    private static int finish(List<Result> results, boolean vector, Output output) throws IOException {
        List<Ratio> ratios = Ratio.of(results, vector);
        System.out.print(output.ratios ? RatioFiles.json(ratios) : RatioTable.of(results, vector));
        if (output.plot != null) {
            makeFolder(output.plot);
            Files.writeString(output.plot, RatioFiles.svg(ratios));
        }
        return output.gate ? gate(ratios) : 0;
    }

    /// Says what is worse than it must be.
    ///
    /// @return 1 if there is any
    static int gate(List<Ratio> ratios) {
        int code = 0;
        for (Ratio ratio : ratios) {
            if (Double.isNaN(ratio.must())) {
                continue;
            }
            if (ratio.misses()) {
                System.err.printf(
                        "gate: %s takes %.2f ± %.2f copies, must %.2f%n",
                        ratio.ours().name(), ratio.ratio(), ratio.error(), ratio.must());
                code = 1;
            }
            if (ratio.ours().bytes()
                    > BYTES_OF_HARNESS * Math.max(1, ratio.ours().micros())) {
                System.err.printf(
                        "gate: %s allocates %.0f bytes a call%n",
                        ratio.ours().name(), ratio.ours().bytes());
                code = 1;
            }
        }
        return code;
    }

    private static void makeFolder(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    private static Result result(RunResult run) {
        BenchmarkParams params = run.getParams();
        String method = params.getBenchmark();
        String type = method.substring(0, method.lastIndexOf('.'));
        String work = method.substring(method.lastIndexOf('.') + 1);
        int by = work.indexOf("By");
        Map<String, String> values = new TreeMap<>();
        for (String key : params.getParamsKeys()) {
            values.put(key, params.getParam(key));
        }
        String name = type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "") + "."
                + (by < 0 ? work : work.substring(0, by))
                + (values.isEmpty() ? "" : " " + String.join(" ", values.values()));
        var allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Result(
                name,
                by < 0 ? "" : work.substring(by + 2),
                run.getPrimaryResult().getScore(),
                run.getPrimaryResult().getScoreError(),
                run.getPrimaryResult().getStatistics().getMin(),
                allocated == null ? Double.NaN : allocated.getScore());
    }

    private static TimeValue time(int millis) {
        return TimeValue.milliseconds(millis);
    }

    private static void fail(String what) {
        System.err.print("dev/bench: " + what + "\n" + USAGE);
        System.exit(2);
    }
}
