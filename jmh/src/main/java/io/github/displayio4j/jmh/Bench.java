package io.github.displayio4j.jmh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
            usage: dev/bench [--quick] [--no-vector | --avx2] [--list] [--json FILE] [NAME...]
              --quick      one fork and short iterations
              --no-vector  without the module jdk.incubator.vector
              --avx2       as on a machine without AVX-512
              --list       names only
              --json FILE  JMH's own results as well
              NAME         a class or method, or a regular expression for them; all if none is given
            """;

    private static final String VECTOR = "--add-modules=jdk.incubator.vector";

    private Bench() {}

    /// See the usage text.
    public static void main(String[] args) throws Exception {
        boolean quick = false;
        boolean list = false;
        boolean vector = true;
        boolean avx2 = false;
        Path json = null;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> quick = true;
                case "--list" -> list = true;
                case "--no-vector" -> vector = false;
                case "--avx2" -> avx2 = true;
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
        System.exit(run(quick, list, flags, json, names));
    }

    private static int run(boolean quick, boolean list, List<String> flags, @Nullable Path json, List<String> names)
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
        if (json != null) {
            Path parent = json.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            options.resultFormat(ResultFormatType.JSON).result(json.toString());
        }
        Runner runner =
                new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL));
        if (list) {
            runner.list();
            return 0;
        }
        try {
            Collection<RunResult> results = runner.run();
            System.out.print(RatioTable.of(results.stream().map(Bench::result).toList(), flags.contains(VECTOR)));
            return 0;
        } catch (RunnerException e) {
            System.err.println("dev/bench: " + e.getMessage());
            return 1;
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
