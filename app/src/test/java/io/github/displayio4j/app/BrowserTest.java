package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The web page of `serve` in a browser: what a person would see and press. `dev/browser-it` installs the browser and
/// keeps a picture of the page.
@Timeout(180)
class BrowserTest {
    @TempDir
    Path folder;

    private Path program = Path.of("");

    @BeforeEach
    void find() {
        Path found = Browser.find();
        Assumptions.assumeTrue(found != null, "no Chromium; dev/browser-it installs it");
        program = found == null ? program : found;
    }

    @Test
    void thePageShowsThePictureAndTakesPhotos() throws Exception {
        int port;
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        Path card = Files.createDirectory(folder.resolve("card"));
        Cli[] run = new Cli[1];
        Thread command = Thread.ofPlatform()
                .start(() -> run[0] = Cli.run("serve", "sim:320x240@15", "--port", port, "--to", card));
        String page = "http://127.0.0.1:" + port + "/";
        try (Browser browser = new Browser(program, Files.createDirectory(folder.resolve("profile")))) {
            browser.open(page);
            for (int i = 0; i < 600 && !browser.ask("location.href").equals(page); i++) {
                Thread.sleep(50);
                browser.open(page); // the server may not be there yet
            }
            browser.await("document.readyState != 'loading' && document.getElementById('picture').naturalWidth == 320");
            browser.await("Number(document.getElementById('fps').textContent) > 0");
            assertEquals("sim:320x240", browser.ask("document.getElementById('source').textContent"));
            String first = pixels(browser);
            assertFalse(first.equals("0"), "a picture that is not black");
            browser.await(PIXELS + " != " + first); // it moves
            long frames = Long.parseLong(browser.ask("document.getElementById('frames').textContent"));
            browser.await("Number(document.getElementById('frames').textContent) > " + frames);

            browser.await("!document.getElementById('capture').hidden");
            browser.ask("document.getElementById('capture').click()");
            browser.await("document.getElementById('photo').textContent == 'img0001.jpg'");
            byte[] photo = Files.readAllBytes(card.resolve("img0001.jpg"));
            assertArrayEquals(new byte[] {(byte) 0xff, (byte) 0xd8}, new byte[] {photo[0], photo[1]});
            browser.await("document.getElementById('report').textContent.includes('\"unreadable\": 0')");
            keep(browser.screenshot());
            assertEquals(List.of(), browser.complaints(), "errors of the page");

            command.interrupt();
            command.join();
            browser.await("document.getElementById('status').textContent == 'the server does not answer'");
        } finally {
            command.interrupt();
            command.join();
        }
        assertEquals(0, run[0].code(), run[0].err());
        assertTrue(run[0].out().contains(page), run[0].out());
    }

    /// A sum of the picture as it is on the page now.
    private static final String PIXELS = """
            (() => {
              const canvas = document.createElement('canvas');
              canvas.width = 320;
              canvas.height = 240;
              const to = canvas.getContext('2d');
              to.drawImage(document.getElementById('picture'), 0, 0);
              const data = to.getImageData(0, 0, 320, 240).data;
              let sum = 0;
              for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] + 3 * data[i + 1]) % 1000003;
              return sum;
            })()""";

    private static String pixels(Browser browser) throws IOException {
        return browser.ask(PIXELS);
    }

    private static void keep(byte[] png) throws IOException {
        String place = System.getProperty("browser.out");
        if (place != null) {
            Files.write(Path.of(place), png);
        }
    }
}
