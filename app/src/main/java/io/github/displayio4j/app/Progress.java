package io.github.displayio4j.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/// Progress bars on standard error. A terminal's moves; a file or a pipe gets a line now and then.
public final class Progress {
    private static final int WIDTH = 78;
    private static final int INTERVAL_MILLIS = 100;
    private static final int LINE_INTERVAL_MILLIS = 5000;

    private Progress() {}

    /// A bar of its own thread, to be closed.
    ///
    /// @param unit what is counted, with a space before it
    /// @param max -1 if it is not known
    public static ProgressBar bar(String task, String unit, long max) {
        boolean terminal = isTerminal();
        ProgressBarConsumer consumer = terminal
                ? new ConsoleProgressBarConsumer(System.err, WIDTH)
                : new DelegatingProgressBarConsumer(System.err::println, WIDTH);
        return new ProgressBarBuilder()
                .setStyle(terminal ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setTaskName(task)
                .setUnit(unit, 1)
                .setInitialMax(max)
                .setUpdateIntervalMillis(terminal ? INTERVAL_MILLIS : LINE_INTERVAL_MILLIS)
                .setConsumer(consumer)
                .build();
    }

    /// Whether standard error is a terminal: what Linux says of it, elsewhere whether the console is one.
    @SuppressWarnings("SystemConsoleNull") // it is null where there is no console module
    private static boolean isTerminal() {
        Path error = Path.of("/proc/self/fd/2");
        try {
            if (Files.isSymbolicLink(error)) {
                String target = Files.readSymbolicLink(error).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            // asked below
        }
        return System.console() != null && System.console().isTerminal();
    }
}
