package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// libjpeg-turbo's own programs, where they are installed; tests that want them are skipped otherwise.
final class Peer {
    private Peer() {}

    static void require(String program) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", program)), program + " is not installed");
    }

    /// What `program` with `options` makes of `input`.
    static byte[] run(Path folder, byte[] input, String program, String... options) throws IOException {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        Files.write(in, input);
        List<String> command = new ArrayList<>(List.of("/usr/bin/" + program));
        command.addAll(List.of(options));
        command.addAll(List.of("-outfile", out.toString(), in.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals(0, process.waitFor(), command.toString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return Files.readAllBytes(out);
    }

    /// The samples of a PGM or PPM file of one byte a sample, without its header.
    static byte[] samples(byte[] pnm) {
        int at = 0;
        for (int lines = 0; lines < 3; at++) {
            lines += pnm[at] == '\n' ? 1 : 0;
        }
        return Arrays.copyOfRange(pnm, at, pnm.length);
    }

    static byte[] ppm(byte[] rgb, int width, int height) {
        byte[] header = ("P6\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(header, header.length + 3 * width * height);
        System.arraycopy(rgb, 0, file, header.length, 3 * width * height);
        return file;
    }
}
