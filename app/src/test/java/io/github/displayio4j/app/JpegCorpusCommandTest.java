package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jpeg-corpus`: what it counts, and that it can fail.
class JpegCorpusCommandTest {
    @TempDir
    Path folder;

    @Test
    void theSharedCorpusPasses() {
        Cli cli = Cli.run("jpeg-corpus", Shared.folder("jpeg.corpus"));
        assertEquals(0, cli.code(), cli.out());
        assertTrue(lastLine(cli).matches("1[4-9][0-9] passed, 0 failed, [0-9] skipped"), cli.out());
        for (String line : cli.out().split("\n")) {
            boolean excused = line.contains("lossless") || line.contains("scans are missing");
            assertTrue(!line.startsWith("skipped") || excused, line);
        }
    }

    @Test
    void aFolderWithoutAManifestIsWalked() throws IOException {
        byte[] jpeg = jpeg();
        Files.write(folder.resolve("a.jpg"), jpeg);
        Files.createDirectories(folder.resolve("below"));
        Files.write(folder.resolve("below/cut.jpg"), Arrays.copyOf(jpeg, jpeg.length - 50));
        Files.writeString(folder.resolve("text"), "no picture");
        Cli cli = Cli.run("jpeg-corpus", folder);
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("1 whole pictures, 1 damaged pictures, 1 refused\nslowest: "), cli.out());
        assertEquals("3 passed, 0 failed, 0 skipped", lastLine(cli));
        assertTrue(cli.err().contains("jpeg-corpus"), "a progress bar: " + cli.err());
    }

    @Test
    void aManifestThatListsNothingIsNone() throws IOException {
        Files.write(folder.resolve("a.jpg"), jpeg());
        Files.writeString(folder.resolve("manifest.tsv"), "file\tsource\n");
        Cli cli = Cli.run("jpeg-corpus", folder);
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("slowest: a.jpg, "), cli.out());
        assertEquals("1 passed, 0 failed, 0 skipped", lastLine(cli));
    }

    @Test
    void aWrongSampleFailsWithItsReason() throws IOException {
        Files.write(folder.resolve("a.jpg"), jpeg());
        Files.writeString(
                folder.resolve("manifest.tsv"),
                "head\n"
                        + row("a.jpg", "baseline", "{\"maxval\":255,\"refw\":40,\"refh\":30,\"refc\":3,\"sha\":\"00\"}")
                        + row("missing.jpg", "baseline", "{}")
                        + row(
                                "a.jpg",
                                "baseline",
                                "{\"maxval\":255,\"refw\":41,\"refh\":30,\"refc\":3,\"sha\":\"00\"}"));
        Cli cli = Cli.run("jpeg-corpus", folder);
        assertEquals(1, cli.code());
        assertTrue(cli.out().contains("failed a.jpg: samples differ\n"), cli.out());
        assertTrue(cli.out().contains("failed a.jpg: size is 40x30, not 41x30\n"), cli.out());
        assertTrue(cli.out().contains("failed missing.jpg: "), cli.out());
        assertEquals("0 passed, 3 failed, 0 skipped", lastLine(cli));
        Cli json = Cli.run("jpeg-corpus", folder, "--json");
        assertEquals(1, json.code());
        JsonObject report = JsonParser.parseString(json.out()).getAsJsonObject();
        assertEquals(3, report.get("failed").getAsInt());
        assertEquals(
                "a.jpg",
                report.getAsJsonArray("files")
                        .get(0)
                        .getAsJsonObject()
                        .get("file")
                        .getAsString());
    }

    @Test
    void aFolderMustBeThereAndHoldFiles() {
        Cli cli = Cli.run("jpeg-corpus", folder.resolve("none"));
        assertEquals(1, cli.code());
        assertTrue(cli.err().contains("none: no such file or folder"), cli.err());
        assertEquals(1, Cli.run("jpeg-corpus", folder).code());
        assertEquals(2, Cli.run("jpeg-corpus").code());
    }

    private static String row(String file, String features, String hashes) {
        return String.join("\t", file, "", "", features, "", "", "", "", "", "", "ok", hashes) + "\n";
    }

    private static byte[] jpeg() {
        byte[] rgb = new byte[40 * 30 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * i);
        }
        return new JpegEncoder(80, Subsampling.S420).encodeToArray(rgb, 40, 30);
    }

    private static String lastLine(Cli cli) {
        String[] lines = cli.out().split("\n");
        return lines[lines.length - 1];
    }
}
