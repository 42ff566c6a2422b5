package io.github.displayio4j.preview;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An Xvfb of the test's own, and eyes and hands on it that are not ours: xdotool and ImageMagick's `import`.
final class XServer implements AutoCloseable {
    private final Process process;
    private final int number;

    /// Starts one on a display number that is free.
    XServer(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        number = Integer.parseInt(process.inputReader().readLine());
    }

    String display() {
        return ":" + number;
    }

    /// Runs a program on this display; its output, and an exception if it fails.
    byte[] run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", display());
        Process program = builder.redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        program.getOutputStream().close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        program.getInputStream().transferTo(out);
        if (!program.waitFor(20, TimeUnit.SECONDS) || program.exitValue() != 0) {
            program.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed");
        }
        return out.toByteArray();
    }

    String xdotool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(Arrays.asList(arguments));
        return new String(run(command.toArray(String[]::new)), StandardCharsets.UTF_8).strip();
    }

    /// The pixels of a window as `import` sees them.
    Shot shot(String window) throws IOException, InterruptedException {
        return Shot.ofPpm(run("import", "-silent", "-window", window, "-depth", "8", "ppm:-"));
    }

    /// Asks a window to close as a window manager does when its close button is pressed: the ClientMessage of
    /// ICCCM 4.2.8.1. (xdotool can only destroy windows; so this speaks the X protocol itself.)
    void pressCloseButton(int window) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number));
            send(channel, request(12).put((byte) 'l').put((byte) 0).putShort((short) 11));
            int more = receive(channel, 8).getShort(6) & 0xffff;
            receive(channel, 4 * more);
            int protocols = atom(channel, "WM_PROTOCOLS");
            int delete = atom(channel, "WM_DELETE_WINDOW");
            ByteBuffer event = request(44);
            event.put((byte) 25)
                    .put((byte) 0)
                    .putShort((short) 11)
                    .putInt(window)
                    .putInt(0);
            event.put((byte) 33).put((byte) 32).putShort((short) 0).putInt(window);
            send(channel, event.putInt(protocols).putInt(delete).putInt(0));
            atom(channel, "WM_PROTOCOLS"); // a round trip: the event has been handled
        }
    }

    private static int atom(SocketChannel channel, String name) throws IOException {
        int padded = (name.length() + 3) / 4 * 4;
        ByteBuffer intern = request(8 + padded);
        intern.put((byte) 16).put((byte) 0).putShort((short) (2 + padded / 4)).putShort((short) name.length());
        send(channel, intern.putShort((short) 0).put(name.getBytes(StandardCharsets.US_ASCII)));
        return receive(channel, 32).getInt(8);
    }

    private static ByteBuffer request(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void send(SocketChannel channel, ByteBuffer request) throws IOException {
        request.clear();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    private static ByteBuffer receive(SocketChannel channel, int length) throws IOException {
        ByteBuffer answer = request(length);
        while (answer.hasRemaining()) {
            if (channel.read(answer) < 0) {
                throw new IOException("the X server hung up");
            }
        }
        return answer;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
