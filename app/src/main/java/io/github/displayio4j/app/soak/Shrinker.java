package io.github.displayio4j.app.soak;

import io.github.displayio4j.app.soak.Plan.Move;
import java.util.ArrayList;
import java.util.List;

/// Makes a failing plan short: leaves out halves of the moves, then quarters, and so on to single ones, as long as it
/// still fails. In the end no single move can be left out.
final class Shrinker {
    private Shrinker() {}

    /// A shorter plan that fails too, in whatever way.
    static Plan shrink(Plan failing, Play.Meddler meddler) {
        List<Move> moves = new ArrayList<>(failing.moves());
        for (int size = Math.max(1, moves.size() / 2); size >= 1; ) {
            boolean shorter = false;
            for (int from = 0; from < moves.size(); ) {
                List<Move> less = new ArrayList<>(moves);
                less.subList(from, Math.min(from + size, moves.size())).clear();
                if (Play.find(failing.with(less), meddler) != null) {
                    moves = less;
                    shorter = true;
                } else {
                    from += size;
                }
            }
            if (size == 1 && !shorter) {
                break;
            }
            size = shorter && size == 1 ? 1 : Math.max(1, size / 2);
        }
        return failing.with(moves);
    }
}
