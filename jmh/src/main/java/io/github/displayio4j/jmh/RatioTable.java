package io.github.displayio4j.jmh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Ours against each peer, as a Markdown table: a ratio below 1 says that we are faster.
final class RatioTable {
    private RatioTable() {}

    /// The table for results of one run, in their order.
    ///
    /// @param vector whether they ran with the vector module
    static String of(List<Result> results, boolean vector) {
        Map<String, List<Result>> peers = new LinkedHashMap<>();
        Map<String, Result> ours = new LinkedHashMap<>();
        for (Result result : results) {
            if (result.peer().isEmpty()) {
                ours.put(result.name(), result);
            } else {
                peers.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(result);
            }
        }
        StringBuilder table = new StringBuilder();
        table.append("| work | us | B | peer | us | B | ours / peer | best | must / goal |\n");
        table.append("|---|--:|--:|---|--:|--:|--:|--:|--:|\n");
        for (Result our : ours.values()) {
            List<Result> others = peers.remove(our.name());
            String left = "| " + our.name() + " | " + time(our) + " | " + bytes(our) + " | ";
            if (others == null) {
                table.append(left).append("| | | | | |\n");
                continue;
            }
            for (Result peer : others) {
                table.append(left).append(peer.peer()).append(" | ").append(time(peer));
                table.append(" | ")
                        .append(bytes(peer))
                        .append(" | ")
                        .append(ratio(our, peer))
                        .append(" | ")
                        .append(String.format(Locale.ROOT, "%.2f", our.best() / peer.best()))
                        .append(" | ")
                        .append(peer.peer().equals("Arraycopy") ? Bars.of(our.name(), vector) : "")
                        .append(" |\n");
            }
        }
        for (List<Result> alone : peers.values()) { // the filter left out our side
            for (Result peer : alone) {
                table.append("| ")
                        .append(peer.name())
                        .append(" | | | ")
                        .append(peer.peer())
                        .append(" | ");
                table.append(time(peer)).append(" | ").append(bytes(peer)).append(" | | | |\n");
            }
        }
        return table.toString();
    }

    private static String ratio(Result our, Result peer) {
        Ratio ratio = Ratio.of(List.of(our, peer), true).getFirst();
        return String.format(Locale.ROOT, "**%.2f** ± %.2f", ratio.ratio(), ratio.error());
    }

    private static String time(Result result) {
        return String.format(
                Locale.ROOT, result.micros() < 100 ? "%.2f ± %.2f" : "%.0f ± %.0f", result.micros(), result.error());
    }

    /// JMH's own harness allocates a few bytes an iteration: below one byte a call it is noise.
    private static String bytes(Result result) {
        return String.format(Locale.ROOT, "%.0f", result.bytes());
    }
}
