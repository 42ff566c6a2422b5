package io.github.displayio4j.panels.lint;

import io.github.displayio4j.panels.CommandTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands as people read them.
public final class Disassembly {
    private static final int MOST_PARAMETERS = 16;
    private static final String[] MADCTL = {"MH", "BGR", "ML", "MV", "MX", "MY"};

    private Disassembly() {}

    /// A command, its name and its parameters: `0x36 MADCTL MX|BGR`.
    ///
    /// @param table null if the command set is not known
    public static String line(Step step, @Nullable CommandTable table) {
        StringBuilder text = new StringBuilder("0x%02X".formatted(step.command()));
        String name = table == null ? "" : table.name(step.command());
        text.append(name.isEmpty() ? "" : " " + name);
        List<Integer> p = step.parameters();
        if (name.equals("MADCTL") && p.size() == 1) {
            text.append(' ').append(madctl(p.getFirst()));
        } else if (name.equals("COLMOD") && p.size() == 1) {
            text.append(" 0x%02X (%s)".formatted(p.getFirst(), colmod(p.getFirst())));
        } else if ((name.equals("CASET") || name.equals("RASET")) && p.size() == 4) {
            text.append(" %d..%d".formatted(p.get(0) << 8 | p.get(1), p.get(2) << 8 | p.get(3)));
        } else {
            for (int i = 0; i < Math.min(p.size(), MOST_PARAMETERS); i++) {
                text.append(" %02X".formatted(p.get(i)));
            }
            if (step.length() > MOST_PARAMETERS) {
                text.append(" ... (").append(step.length()).append(" bytes)");
            }
        }
        if (step.delayMillis() > 0) {
            text.append(", wait ").append(millis(step.delayMillis())).append(" ms");
        }
        return text.toString();
    }

    static String millis(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : "%.3f".formatted(value);
    }

    static String madctl(int value) {
        List<String> names = new ArrayList<>();
        for (int bit = 7; bit >= 2; bit--) {
            if ((value >> bit & 1) != 0) {
                names.add(MADCTL[bit - 2]);
            }
        }
        if ((value & 3) != 0) {
            names.add("0x%02X".formatted(value & 3));
        }
        return names.isEmpty() ? "0" : String.join("|", names);
    }

    static String colmod(int value) {
        return switch (value & 7) {
            case 3 -> "12 bits";
            case 5 -> "16 bits";
            case 6 -> "18 bits";
            default -> "no such depth";
        };
    }
}
