package io.github.displayio4j.jmh.jpeg;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Runs the JVMs that the rows need, one after the other, and prints the table.
public final class JpegTable {
    private static final String USAGE = """
            Usage: displayio4j bench jpeg [--quick] [--json] [--row NAME] [--cases]
            Our JPEG decoder beside libjpeg-turbo, javax.imageio, TwelveMonkeys and stb_image: ratios of times, below 1
            we are faster. All of a row run in one JVM, turn by turn.

                  --quick      Fewer and shorter rounds; less than 4 minutes.
                  --json       Print JSON on standard output: rows of measure, ratio, spread, must, goal, unit.
                  --row NAME   Only this row.
                  --cases      Print nanoseconds a pixel of each picture on standard error.
              -h, --help       Show this help.

            Peers that are not installed are named as absent. Debian: libturbojpeg0, libjpeg-turbo-progs (cjpeg), and
            gcc with libjpeg-dev for RGB565 and regions.
            Exit codes: 0 all rows keep what they must, 1 one does not, 2 wrong usage.
            """;
    private static final int COLD_STARTS = 7;

    private final boolean quick;
    private final boolean cases;
    private final String only;
    private final Path work;
    private final Map<String, double[]> found = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();

    private JpegTable(boolean quick, boolean cases, String only, Path work) {
        this.quick = quick;
        this.cases = cases;
        this.only = only;
        this.work = work;
    }

    /// Runs the command.
    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    private static int run(String[] args) throws Exception {
        boolean quick = false;
        boolean json = false;
        boolean cases = false;
        String only = "all";
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> quick = true;
                case "--json" -> json = true;
                case "--cases" -> cases = true;
                case "-h", "--help" -> {
                    System.out.print(USAGE);
                    return 0;
                }
                default -> {
                    boolean row = args[i].equals("--row") && i + 1 < args.length;
                    only = row ? args[++i] : args[i];
                    String name = only;
                    if (!row || Measure.ALL.stream().noneMatch(m -> m.id().equals(name))) {
                        System.err.println("displayio4j: no '" + only + "'; try: displayio4j bench jpeg --help");
                        return 2;
                    }
                }
            }
        }
        Path work = Files.createTempDirectory("bench-jpeg");
        try {
            JpegTable table = new JpegTable(quick, cases, only, work);
            table.measure();
            System.out.print(json ? table.json() : table.text());
            return table.keepsAll() ? 0 : 1;
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Measure> wanted() {
        return Measure.ALL.stream()
                .filter(m -> only.equals("all") || m.id().equals(only))
                .toList();
    }

    private void measure() throws Exception {
        for (Measure.Jvm jvm : Measure.Jvm.values()) {
            if (wanted().stream().anyMatch(m -> m.jvm() == jvm)) {
                if (jvm == Measure.Jvm.COLD) {
                    measureCold();
                } else {
                    race(jvm);
                }
            }
        }
    }

    private void race(Measure.Jvm jvm) throws Exception {
        System.err.println("bench: " + jvm.name().toLowerCase(Locale.ROOT));
        List<String> arguments = new ArrayList<>(List.of(Racer.class.getName(), jvm.name()));
        arguments.addAll(quick ? List.of("5", "10") : List.of("15", "40"));
        arguments.addAll(List.of(work.toString(), System.getProperty("media.dir", "none"), only));
        List<String> options = new ArrayList<>(List.of("-Xmx1g"));
        if (jvm != Measure.Jvm.PLAIN) {
            options.add("--add-modules=jdk.incubator.vector");
        }
        if (jvm == Measure.Jvm.AVX2) {
            options.addAll(List.of("-XX:UseAVX=2"));
        }
        for (String line : java(options, arguments)) {
            String[] words = line.split(" ", 4);
            if (words[0].equals("ROW")) {
                found.put(words[1], new double[] {Double.parseDouble(words[2]), Double.parseDouble(words[3])});
            } else if (words[0].equals("ABSENT")) {
                absent.put(words[1], line.substring(8 + words[1].length()));
            }
        }
    }

    /// The first frame of fresh JVMs that have a cache of loaded classes (JEP 514).
    private void measureCold() throws Exception {
        System.err.println("bench: cold");
        Path media = Path.of(System.getProperty("media.dir", "none"));
        Photos photos = new Photos(Files.isDirectory(media) ? media : null);
        byte[] jpeg = Photos.encode(photos.raw(true, 320, 240), "420", 75);
        if (jpeg == null) {
            return;
        }
        Path file = Files.write(work.resolve("cold.jpg"), jpeg);
        Path cache = work.resolve("cold.aot");
        List<String> arguments = List.of(Racer.class.getName(), "COLD", file.toString());
        java(List.of("-XX:AOTCacheOutput=" + cache), with(arguments, "30"));
        double[] millis = new double[COLD_STARTS];
        for (int i = 0; i < COLD_STARTS; i++) {
            String first = java(List.of("-XX:AOTCache=" + cache), with(arguments, "1")).stream()
                    .filter(line -> line.startsWith("FRAME "))
                    .findFirst()
                    .orElseThrow();
            millis[i] = Double.parseDouble(first.substring(6));
        }
        Contest.Ratio ratio = Contest.of(millis);
        found.put("cold-first", new double[] {ratio.median(), ratio.spread()});
    }

    private static List<String> with(List<String> arguments, String last) {
        List<String> all = new ArrayList<>(arguments);
        all.add(last);
        return all;
    }

    private List<String> java(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
        command.add("--sun-misc-unsafe-memory-access=allow"); // LWJGL
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(cases ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        }
        if (process.waitFor() != 0) {
            throw new IOException("a JVM ended with " + process.exitValue() + "; with --cases it says why");
        }
        return lines;
    }

    private boolean keepsAll() {
        return wanted().stream().noneMatch(m -> found.containsKey(m.id()) && found.get(m.id())[0] > m.must());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%-18s %8s %8s %6s %6s  %s%n", "measure", "ours", "spread", "must", "goal", "unit"));
        for (Measure m : wanted()) {
            double[] row = found.get(m.id());
            if (row == null) {
                text.append(String.format("%-18s absent: %s%n", m.id(), absent.getOrDefault(m.id(), "not measured")));
            } else {
                String verdict = row[0] <= m.goal() ? "goal" : row[0] <= m.must() ? "must" : "missed";
                text.append(String.format(
                        Locale.ROOT,
                        "%-18s %8.3f %8.3f %6s %6s  %-5s %s%n",
                        m.id(),
                        row[0],
                        row[1],
                        number(m.must()),
                        number(m.goal()),
                        m.unit(),
                        verdict));
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value);
    }

    private String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("java").value(System.getProperty("java.vm.version"));
            writer.name("processors").value(Runtime.getRuntime().availableProcessors());
            writer.name("quick").value(quick);
            writer.name("rows").beginArray();
            for (Measure m : wanted()) {
                double[] row = found.get(m.id());
                writer.beginObject();
                writer.name("measure").value(m.id());
                if (row == null) {
                    writer.name("absent").value(absent.getOrDefault(m.id(), "not measured"));
                } else {
                    writer.name("ratio").value(Math.round(row[0] * 1000) / 1000.0);
                    writer.name("spread").value(Math.round(row[1] * 1000) / 1000.0);
                }
                writer.name("must").value(m.must());
                writer.name("goal").value(m.goal());
                writer.name("unit").value(m.unit());
                writer.endObject();
            }
            writer.endArray();
            writer.endObject();
        }
        return text + "\n";
    }
}
