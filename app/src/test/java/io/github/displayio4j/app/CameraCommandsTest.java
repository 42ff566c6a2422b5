package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.displayio4j.camera.SimulatedCamera;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `slideshow`, `capture` and `serve` as a user calls them.
@Timeout(120)
class CameraCommandsTest {
    @TempDir
    Path folder;

    private static byte[] frame(int number) {
        try (SimulatedCamera camera = new SimulatedCamera(64, 64, 30)) {
            for (int i = 0; i <= number; i++) {
                camera.next();
            }
            return camera.segment().asSlice(0, camera.length()).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private List<String> files(Path in) throws IOException {
        try (var entries = Files.list(in)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aSlideshowNamesWhatItCannotShow() throws IOException {
        for (int i = 0; i < 5; i++) {
            Files.write(folder.resolve("photo" + i + ".JPG"), frame(i));
        }
        Files.writeString(folder.resolve("photo2x.jpg"), "no photo");
        Files.writeString(folder.resolve("notes.txt"), "no photo either");
        Path out = folder.resolve("out");
        Cli run = Cli.run("slideshow", folder, "--preview", "none", "--json", "--dwell", 2, "--out", out);
        assertEquals(0, run.code(), run.err());
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(5, json.get("shown").getAsInt());
        assertEquals(4, json.get("fades").getAsInt());
        assertTrue(json.get("slowestFadeFps").getAsDouble() >= 24, run.out());
        assertEquals(1, json.getAsJsonArray("undecodable").size());
        JsonObject bad = json.getAsJsonArray("undecodable").get(0).getAsJsonObject();
        assertEquals("photo2x.jpg", bad.get("file").getAsString());
        assertTrue(bad.get("reason").getAsString().startsWith("neither JPEG nor MJPEG"), run.out());
        assertTrue(json.get("heapMaxBytes").getAsLong() > 0);
        assertEquals(
                List.of("photo0.JPG.png", "photo1.JPG.png", "photo2.JPG.png", "photo3.JPG.png", "photo4.JPG.png"),
                files(out));
        Cli text = Cli.run("slideshow", folder, "--preview", "none", "--photos", 2, "--fade", 0);
        assertTrue(text.out().contains("2 photos shown, 0 damaged, 0 undecodable"), text.out());
    }

    @Test
    void aSlideshowOfNothingFails() throws IOException {
        assertEquals(1, Cli.run("slideshow", folder, "--preview", "none").code());
        Files.writeString(folder.resolve("a.jpg"), "no photo");
        Cli run = Cli.run("slideshow", folder, "--preview", "none");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("not one photo could be shown"), run.err());
        assertTrue(run.out().contains("undecodable  a.jpg: neither JPEG"), run.out());
    }

    @Test
    void captureKeepsTheCamerasBytes() throws IOException {
        Path clip = folder.resolve("clip.mjpeg");
        byte[] first = frame(0);
        Files.write(clip, first);
        Path card = Files.createDirectory(folder.resolve("card"));
        Files.write(card.resolve("img0007.jpg"), new byte[] {1});
        Cli run = Cli.run("capture", clip, "--to", card);
        assertEquals(0, run.code(), run.err());
        assertEquals(card.resolve("img0008.jpg") + "\n", run.out());
        assertArrayEquals(first, Files.readAllBytes(card.resolve("img0008.jpg")));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(card.resolve("img0007.jpg")));
        assertEquals(
                0,
                Cli.run("capture", "sim:64x64@100", "--to", card, "--every", 0, "--count", 3)
                        .code());
        assertEquals(5, files(card).size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "capture sim                          | 2 | --to",
                "capture sim --to no-such-folder      | 1 | no-such-folder: no such folder; photos need a folder that exists",
                "capture sim --to . --count 0         | 2 | --count must be 1 or more, not 0",
                "capture sim --to . --every -1        | 2 | --every must be 0 or more seconds",
                "slideshow                            | 2 | DIR",
                "slideshow no-such-folder             | 1 | no-such-folder: no such file or folder",
                "slideshow . --fade 61                | 2 | --fade must be 0..60 seconds",
                "slideshow . --dwell -1               | 2 | --dwell must be 0 or more seconds",
                "slideshow . --photos 0               | 2 | --photos must be 1 or more",
                "serve sim --port 65536               | 2 | --port must be 0..65535",
                "serve sim --clients 0                | 2 | --clients must be 1..1000",
                "serve sim --address not.an.address.x | 2 | --address must be an address of this machine",
                "serve sim --to no-such-folder        | 1 | no-such-folder: no such folder",
                "serve no-such-file                   | 1 | no-such-file: no such file",
            })
    void wrongUseIsOneLine(String line, int code, String message) {
        Cli run = Cli.run((Object[]) line.strip().split(" "));
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    /// As by Ctrl-C, which runs the same hooks.
    @Test
    void aViewfinderThatIsEndedWritesAllThatItHas() throws Exception {
        Path out = folder.resolve("out");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "viewfinder",
                        "sim:64x64",
                        "--frames",
                        "1000000",
                        "--preview",
                        "none",
                        "--out",
                        out.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (process.isAlive() && bytes(out) < 10_000) {
                Thread.sleep(20); // of the animation, of which there are some frames then
            }
            process.destroy();
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of("glass.gif", "glass.png", "report.json"), files(out));
        assertTrue(Files.readString(said).contains(" shown, 0 dropped"), Files.readString(said));
    }

    private static long bytes(Path in) throws IOException {
        if (!Files.isDirectory(in)) {
            return 0;
        }
        long sum = 0;
        try (var entries = Files.list(in)) {
            for (Path entry : entries.toList()) {
                sum += Files.size(entry);
            }
        }
        return sum;
    }

    @Test
    void aPanelsGlassAsAWebPage() throws Exception {
        int port;
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        Path card = Files.createDirectory(folder.resolve("card"));
        Cli[] run = new Cli[1];
        Thread command = Thread.ofPlatform()
                .start(() -> run[0] = Cli.run(
                        "serve",
                        "sim:64x64",
                        "--glass",
                        "--panel",
                        "ssd1306-128x64",
                        "--port",
                        port,
                        "--to",
                        card,
                        "--seconds",
                        100));
        try (HttpClient client = HttpClient.newHttpClient()) {
            String page = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/";
            byte[] shot = {};
            while (command.isAlive() && shot.length < 100) {
                try {
                    HttpResponse<byte[]> answer = client.send(
                            HttpRequest.newBuilder(URI.create(page + "shot.jpg"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
                    shot = answer.statusCode() == 200 ? answer.body() : shot;
                } catch (IOException e) {
                    Thread.sleep(20); // not there yet
                }
            }
            assertTrue(shot.length > 100, "a JPEG of the glass");
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(shot));
            assertEquals("128x64", seen.getWidth() + "x" + seen.getHeight());
            HttpResponse<String> photo = client.send(
                    HttpRequest.newBuilder(URI.create(page + "capture"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals("{\"photo\":\"img0001.jpg\"}\n", photo.body());
            byte[] saved = Files.readAllBytes(card.resolve("img0001.jpg"));
            assertTrue(saved.length > 500 && saved[0] == (byte) 0xFF, "what the camera sent, not the glass");
        }
        command.interrupt();
        command.join();
        assertEquals(0, run[0].code(), run[0].err());
        assertTrue(run[0].out().startsWith("sim:64x64 at http://"), run[0].out());
    }
}
