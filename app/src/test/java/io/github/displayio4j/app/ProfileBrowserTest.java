package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a profile as a browser shows it, one that knows nothing of us: headless Chromium, where it is installed.
/// With `-Dbrowser.profile=FILE.png` the picture is kept, to be looked at.
class ProfileBrowserTest {
    private static final int WIDTH = 1040;
    private static final int HEIGHT = 2200;
    private static final int BUS = 0x4a8fd0;
    private static final int HOT = 0xff0000;

    @TempDir
    Path folder;

    @Test
    void aBrowserShowsBarsAndWhereItChanged() throws IOException, InterruptedException {
        Path browser = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(browser != null, "no Chromium; on Debian: apt-get install chromium");
        Path page = folder.resolve("page.html");
        Path png = folder.resolve("page.png");
        Cli cli = Cli.run("profile", "defect-palette-change", "--frames", "20", "--report", page);
        assertEquals(0, cli.code(), cli.err());
        Process process = new ProcessBuilder(
                        String.valueOf(browser),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--force-device-scale-factor=1",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--window-size=" + WIDTH + "," + HEIGHT,
                        "--screenshot=" + png,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        assertTrue(Files.exists(png), () -> "no picture: " + log());
        BufferedImage image = ImageIO.read(png.toFile());
        int[] counts = new int[2];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y) & 0xffffff;
                counts[0] += rgb == BUS ? 1 : 0;
                counts[1] += rgb == HOT ? 1 : 0;
            }
        }
        assertEquals(WIDTH, image.getWidth());
        assertTrue(counts[0] > 10_000, counts[0] + " pixels of bars: time on the bus");
        assertTrue(counts[1] > 50_000, counts[1] + " pixels of what changed in each frame: all of the panel");
        String keep = System.getProperty("browser.profile", "");
        if (!keep.isEmpty()) {
            Files.copy(png, Path.of(keep), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("browser.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
