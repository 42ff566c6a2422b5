package io.github.displayio4j.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// The terminal that the program was started in.
final class Terminal {
    private static final Size USUAL = new Size(80, 24);

    private Terminal() {}

    /// Characters of a line, lines.
    record Size(int columns, int rows) {
        /// What `stty size` says: rows, then columns; the usual size if that is none.
        static Size parse(String text) {
            String[] words = text.strip().split(" ", -1);
            try {
                int rows = Integer.parseInt(words[0]);
                int columns = words.length == 2 ? Integer.parseInt(words[1]) : 0;
                return rows >= 2 && columns >= 1 ? new Size(columns, rows) : USUAL;
            } catch (NumberFormatException e) {
                return USUAL;
            }
        }
    }

    /// Whether standard output is one.
    @SuppressWarnings("SystemConsoleNull") // it is null where there is no console module
    static boolean isOutput() {
        return System.console() != null && System.console().isTerminal();
    }

    /// Standard output, as bytes.
    static OutputStream out() {
        return System.out;
    }

    /// How large it is, as `stty` knows it; 80 x 24 where there is none.
    static Size size() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null")
                    .redirectErrorStream(true)
                    .start();
            stty.getOutputStream().close();
            if (!stty.waitFor(2, TimeUnit.SECONDS)) {
                stty.destroy();
                return USUAL;
            }
            return Size.parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
