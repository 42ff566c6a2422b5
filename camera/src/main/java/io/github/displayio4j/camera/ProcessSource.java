package io.github.displayio4j.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// JPEG frames from the standard output of a program, such as `rpicam-vid -t 0 -n --codec mjpeg -o -` or
/// `ffmpeg ... -f mjpeg -`. The program is ended when the source is closed; what it writes to standard error is kept in
/// part, for the message when it fails.
final class ProcessSource extends StreamSource {
    private static final int KEPT_ERRORS = 2000;
    private static final long PATIENCE_MILLIS = 1000;

    private final Process process;
    private final StringBuilder errors = new StringBuilder();
    private final Thread listener;
    private boolean told;

    private ProcessSource(String name, String program, Process process) {
        super(name, process.getInputStream(), true);
        this.process = process;
        listener = Thread.ofPlatform().name("errors-" + program).daemon().start(this::listen);
    }

    /// Starts a program.
    ///
    /// @param name for messages
    /// @throws IOException if it cannot be started; the message names it
    static ProcessSource start(String name, List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return new ProcessSource(name, command.getFirst(), process);
        } catch (IOException e) {
            throw new IOException(
                    name + ": " + command.getFirst() + " cannot be started; is it installed, and in the PATH? ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    /// Takes a line apart at its spaces; what stands between quotes stays together.
    static List<String> words(String line) throws IOException {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean any = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                any = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (quote != 0) {
            throw new IOException("exec:" + line + ": a " + quote + " is not closed");
        }
        if (any) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw new IOException("exec: needs a program, for example exec:rpicam-vid -t 0 -n --codec mjpeg -o -");
        }
        return words;
    }

    private void listen() {
        byte[] some = new byte[512];
        try (InputStream in = process.getErrorStream()) {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                synchronized (errors) {
                    errors.append(new String(some, 0, n, StandardCharsets.UTF_8));
                    errors.delete(0, Math.max(0, errors.length() - KEPT_ERRORS));
                }
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    /// @throws IOException once, if the program has failed
    @Override
    void ended() throws IOException {
        if (told) {
            return;
        }
        told = true;
        int code = exitCode();
        if (code != 0) {
            throw new IOException(name() + ": the program ended with code " + code + lastError());
        }
        if (delivered() == 0) {
            throw new IOException(name() + ": the program wrote no JPEG frame" + lastError());
        }
    }

    private int exitCode() {
        try {
            if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                listener.join(PATIENCE_MILLIS);
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0; // it has closed its output and goes on
    }

    private String lastError() {
        synchronized (errors) {
            String text = errors.toString().strip();
            return text.isEmpty()
                    ? ""
                    : ": " + text.substring(text.lastIndexOf('\n') + 1).strip();
        }
    }

    @Override
    public void close() {
        if (!isClosed()) {
            super.close();
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            try {
                if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
