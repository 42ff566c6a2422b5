package io.github.displayio4j.app.kernelit;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Starts the emulator, follows the guest's console, looks at the emulated wires and screen, and counts.
final class Host {
    /// Of the whole run.
    private static final long MINUTES = 5;

    /// Parallel port 0: its data register, and its control register.
    private static final Pattern PORT_WRITE =
            Pattern.compile("parallel_ioport_write .*?0x0*([0-9a-f]+).*?(?:val|->|:)[^0-9a-fx]*0x0*([0-9a-f]+)");

    private static final int CLOCK = 0x01;
    private static final int DATA = 0x80;

    private final Path folder;
    private final List<String> failed = new ArrayList<>();
    private int passed;
    private boolean ended;

    private Host(Path folder) {
        this.folder = folder;
    }

    /// Runs it; the exit code is 1 if anything failed.
    ///
    /// @param args folder for files, then the emulator's command
    public static void main(String[] args) throws Exception {
        System.exit(new Host(Path.of(args[0])).run(List.of(args).subList(1, args.length)));
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process qemu = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread watchdog = Thread.ofPlatform().daemon().start(() -> {
            try {
                if (!qemu.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    qemu.destroyForcibly();
                }
            } catch (InterruptedException e) {
                qemu.destroyForcibly();
            }
        });
        try (BufferedReader console =
                        new BufferedReader(new InputStreamReader(qemu.getInputStream(), StandardCharsets.UTF_8));
                OutputStream keys = qemu.getOutputStream()) {
            for (String line = console.readLine(); line != null; line = console.readLine()) {
                take(line.strip(), keys);
            }
        } finally {
            watchdog.interrupt();
            qemu.destroyForcibly();
        }
        if (!ended) {
            failed.add("the guest did not come to its end");
        }
        failed.forEach(f -> System.out.println("failed: " + f));
        System.out.println("kernel-it: " + passed + " passed, " + failed.size() + " failed, "
                + (System.nanoTime() - start) / 1_000_000_000 + " s");
        return failed.isEmpty() ? 0 : 1;
    }

    private void take(String line, OutputStream keys) throws IOException {
        int at = line.indexOf('@');
        String said = at < 0 ? "" : line.substring(at);
        if (said.startsWith("@pass ")) {
            passed(said.substring(6));
        } else if (said.startsWith("@fail ")) {
            failed.add(said.substring(6));
        } else if (said.startsWith("@wire ") && !said.equals("@wire begin")) {
            judge("spidev: bytes decoded from the wire equal the recorder's", said.substring(6), wire());
        } else if (said.startsWith("@screen ")) {
            String[] words = said.split(" ");
            judge(words[1] + ": screendump of " + words[2] + "x" + words[3] + " equals the scene", words[4], screen());
            keys.write('\n');
            keys.flush();
        } else if (said.equals("@done")) {
            ended = true;
        } else {
            System.err.println(line);
        }
    }

    private void passed(String name) {
        passed++;
        System.out.println("passed: " + name);
    }

    private void judge(String name, String expected, String found) {
        if (expected.equals(found)) {
            passed(name);
        } else {
            failed.add(name + ": " + shortened(found) + ", not " + shortened(expected));
        }
    }

    private static String shortened(String text) {
        return text.length() < 80 ? text : text.substring(0, 80) + "... (" + text.length() + ")";
    }

    /// Bytes of SPI mode 0, most significant bit first: data when the clock rises.
    private String wire() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int value = 0;
        int bits = 0;
        int before = 0;
        for (String line : Files.readAllLines(folder.resolve("port.log"), StandardCharsets.ISO_8859_1)) {
            Matcher write = PORT_WRITE.matcher(line);
            if (!write.find()) {
                continue;
            }
            int register = Integer.parseInt(write.group(1), 16) & 7;
            int written = Integer.parseInt(write.group(2), 16);
            if (register != 0) {
                bits = 0; // chip select is on the control register
                continue;
            }
            if ((~before & written & CLOCK) != 0) {
                value = value << 1 | ((written & DATA) != 0 ? 1 : 0);
                if (++bits == 8) {
                    bytes.write(value);
                    bits = 0;
                }
            }
            before = written;
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /// CRC of the pixels that the emulator shows.
    private String screen() throws IOException {
        Path file = folder.resolve("screen.ppm");
        Files.deleteIfExists(file);
        try (SocketChannel monitor = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            monitor.connect(UnixDomainSocketAddress.of(folder.resolve("monitor")));
            monitor.write(ByteBuffer.wrap(("screendump " + file + "\n").getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(4096);
            StringBuilder text = new StringBuilder();
            while (text.indexOf("(qemu)", text.indexOf("screendump") + 1) < 0 && monitor.read(answer.clear()) > 0) {
                text.append(StandardCharsets.ISO_8859_1.decode(answer.flip()));
            }
            while (!Files.exists(file) || !whole(file)) {
                Thread.onSpinWait();
            }
        }
        byte[] all = Files.readAllBytes(file);
        CRC32 crc = new CRC32();
        int pixels = start(all);
        crc.update(all, pixels, all.length - pixels);
        return Long.toHexString(crc.getValue());
    }

    private static boolean whole(Path ppm) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(ppm)) {
            head = in.readNBytes(32);
        }
        String[] words = new String(head, StandardCharsets.ISO_8859_1).split("\\s+");
        return words.length >= 4
                && Files.size(ppm) == start(head) + 3L * Integer.parseInt(words[1]) * Integer.parseInt(words[2]);
    }

    /// Where the pixels of a binary PPM start: after three lines.
    private static int start(byte[] ppm) {
        int lines = 0;
        int at = 0;
        while (lines < 3 && at < ppm.length) {
            lines += ppm[at++] == '\n' ? 1 : 0;
        }
        return at;
    }
}
