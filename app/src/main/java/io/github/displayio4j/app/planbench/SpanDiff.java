package io.github.displayio4j.app.planbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rules that compare frames pixel by pixel.
///
/// As fbcp-ili9341 does it: changed pixels of a line with gaps of up to four are a span; a span takes in those below
/// it while the block around both has at most four pixels more than both; the last line of a block may be shorter.
/// The first column goes out alone (3 bytes) where the last one may stay, and only if it changed; so does the row. What
/// the controller holds from the frame before is not counted on, as none of the rules here does.
final class SpanDiff {
    private static final int MOST_WASTE = 4;

    private static final class Span {
        int x;
        int endX;
        int y;
        int endY;
        /// End of the last line.
        int lastEndX;
        boolean gone;

        int size() {
            return (endX - x) * (endY - y - 1) + lastEndX - x;
        }
    }

    private final List<Span> spans = new ArrayList<>();

    SpanDiff(Frames frame) {
        for (int y = 0; y < Frames.HEIGHT; y++) {
            Span last = null;
            for (int x = 0; x < Frames.WIDTH; x++) {
                int i = y * Frames.WIDTH + x;
                if (frame.before()[i] == frame.after()[i]) {
                    continue;
                }
                if (last == null || x - last.endX > MOST_WASTE) {
                    last = new Span();
                    last.x = x;
                    last.y = y;
                    last.endY = y + 1;
                    spans.add(last);
                }
                last.endX = x + 1;
                last.lastEndX = x + 1;
            }
        }
        merge();
    }

    private void merge() {
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.gone) {
                continue;
            }
            for (int j = i + 1; j < spans.size(); j++) {
                Span other = spans.get(j);
                if (other.y > span.endY) {
                    break;
                }
                if (other.gone) {
                    continue;
                }
                int x = Math.min(span.x, other.x);
                int endX = Math.max(span.endX, other.endX);
                int endY = Math.max(span.endY, other.endY);
                int lastEndX = endY > span.endY
                        ? other.lastEndX
                        : endY > other.endY ? span.lastEndX : Math.max(span.lastEndX, other.lastEndX);
                int size = (endX - x) * (endY - span.y - 1) + lastEndX - x;
                if (size - span.size() - other.size() <= MOST_WASTE) {
                    span.x = x;
                    span.endX = endX;
                    span.endY = endY;
                    span.lastEndX = lastEndX;
                    other.gone = true;
                }
            }
        }
    }

    Tally send() {
        long windows = 0;
        long transfers = 0;
        long bytes = 0;
        int x = -1;
        int endX = -1;
        int y = -1;
        for (Span span : spans) {
            if (span.gone) {
                continue;
            }
            if (span.endY > span.y + 1 ? x != span.x || endX != span.endX : endX < span.endX) {
                bytes += 5;
                transfers += 2;
                endX = span.endY > span.y + 1 ? span.endX : Frames.WIDTH;
            } else if (x != span.x) {
                bytes += 3;
                transfers += 2;
            }
            x = span.x;
            if (y != span.y) {
                bytes += y < 0 ? 5 : 3;
                transfers += 2;
                y = span.y;
            }
            windows++;
            transfers += 2;
            bytes += 1 + 2L * span.size();
        }
        return new Tally(windows, transfers, bytes);
    }

    /// Runs of changed pixels, those of equal columns in lines below each other as one, as long as all runs of the line
    /// are equal.
    static Tally bands(Frames frame) {
        Tally sum = new Tally(0, 0, 0);
        int[] runs = new int[0];
        int height = 0;
        for (int y = 0; y <= Frames.HEIGHT; y++) {
            int[] now = y < Frames.HEIGHT ? runs(frame, y) : new int[0];
            if (y < Frames.HEIGHT && Arrays.equals(now, runs)) {
                height++;
                continue;
            }
            for (int i = 0; i < runs.length; i += 2) {
                sum = sum.plus(Tally.window(runs[i + 1] - runs[i], height));
            }
            runs = now;
            height = 1;
        }
        return sum;
    }

    private static int[] runs(Frames frame, int y) {
        int[] runs = new int[Frames.WIDTH + 1];
        int n = 0;
        boolean in = false;
        for (int x = 0; x <= Frames.WIDTH; x++) {
            int i = y * Frames.WIDTH + x;
            boolean changed = x < Frames.WIDTH && frame.before()[i] != frame.after()[i];
            if (changed != in) {
                runs[n++] = x;
                in = changed;
            }
        }
        return Arrays.copyOf(runs, n);
    }
}
