package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.PanelSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The panels that are known by name, and those that a file describes. A name is the controller and the size as the
/// user sees it at rotation 0; the turned size is an alias for the same panel turned by 90 degrees.
///
/// The catalogue is data: `catalogue.txt` beside this class, in the form that `PanelText` documents.
public final class Panels {
    private static final List<PanelSpec> ALL = load();

    private Panels() {}

    private static List<PanelSpec> load() {
        try (InputStream in = Objects.requireNonNull(Panels.class.getResourceAsStream("catalogue.txt"))) {
            return PanelText.parse("catalogue.txt", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A panel and how it is turned.
    ///
    /// @param spec the panel
    /// @param rotation 0, or 90 if it was asked for by its turned size
    public record Match(PanelSpec spec, int rotation) {}

    /// All panels, `memento` first.
    public static List<PanelSpec> all() {
        return ALL;
    }

    /// The same panel with the clock that its controller's data sheet allows, as the catalogue knows it; as it is
    /// if no
    /// panel of the catalogue has that controller.
    public static PanelSpec atDataSheetClock(PanelSpec spec) {
        int hertz = ALL.stream()
                .filter(known -> known.controller() == spec.controller())
                .mapToInt(PanelSpec::maxHertz)
                .max()
                .orElse(spec.maxHertz());
        return new PanelSpec(
                spec.name(),
                spec.controller(),
                spec.width(),
                spec.height(),
                spec.columnStart(),
                spec.rowStart(),
                spec.format(),
                spec.addressing(),
                spec.firstBoundAlone(),
                spec.init(),
                spec.glass(),
                hertz);
    }

    /// The panel of that name, or of the file of that name.
    ///
    /// @param name in any case, such as `memento`, `ili9341-320x240` or, turned by 90 degrees, `ili9341-240x320`;
    ///     or a path with a `.` or `/` in it
    /// @throws IllegalArgumentException if there is none; the message has the nearest names and where to find all;
    ///     or if the file can't be read or understood
    public static Match find(String name) {
        if (name.indexOf('.') >= 0 || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return new Match(read(name), 0);
        }
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (PanelSpec spec : ALL) {
            if (spec.name().equals(wanted)) {
                return new Match(spec, 0);
            }
        }
        for (PanelSpec spec : ALL) {
            if (turnedName(spec).equals(wanted)) {
                return new Match(spec, 90);
            }
        }
        String nearest = ALL.stream()
                .flatMap(spec -> Stream.of(spec.name(), turnedName(spec)))
                .distinct()
                .sorted(Comparator.comparingInt(known -> distance(wanted, known)))
                .limit(3)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no panel is called '" + name + "'; the nearest names are " + nearest
                + "; `displayio4j panels` lists all");
    }

    private static PanelSpec read(String file) {
        try {
            return PanelText.read(Path.of(file));
        } catch (IOException e) {
            String why = Files.exists(Path.of(file)) ? "can't be read" : "no such file";
            throw new IllegalArgumentException(file + ": " + why + "; a panel is a name that `displayio4j panels` lists"
                    + " or a file that describes it");
        }
    }

    /// The alias for a panel turned by 90 degrees: its name with width and height exchanged. The name itself if it
    /// has no size in it.
    public static String turnedName(PanelSpec spec) {
        return spec.name().replace("-" + spec.width() + "x" + spec.height(), "-" + spec.height() + "x" + spec.width());
    }

    // edits (insert, remove, replace a letter) from one name to the other
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
