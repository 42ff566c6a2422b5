package io.github.displayio4j.camera;

import static io.github.displayio4j.camera.Bytes.frame;
import static io.github.displayio4j.camera.Bytes.join;
import static io.github.displayio4j.camera.Bytes.jpeg;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs cat and sh")
@Timeout(60)
class ProcessSourceTest {
    @TempDir
    Path folder;

    @Test
    void framesOfAProgram() throws IOException {
        Path clip = Files.write(folder.resolve("a clip.mjpeg"), join(jpeg(0), jpeg(1)));
        try (FrameSource source = FrameSources.open("exec:cat '" + clip + "'")) {
            assertTrue(source.isLive());
            assertTrue(source.next());
            assertArrayEquals(jpeg(0), frame(source));
            assertTrue(source.next());
            assertArrayEquals(jpeg(1), frame(source));
            assertEquals(1, source.number());
            assertFalse(source.next());
            assertFalse(source.next());
            assertThrows(IllegalStateException.class, source::rewind);
        }
    }

    @Test
    void aProgramThatFailsIsQuoted() throws IOException {
        try (FrameSource source =
                FrameSources.open("exec:sh -c 'echo first >&2; echo no cameras available >&2; exit 3'")) {
            String message = assertThrows(IOException.class, source::next).toString();
            assertTrue(message.endsWith("the program ended with code 3: no cameras available"), message);
            assertFalse(source.next(), "said once");
        }
        try (FrameSource source = FrameSources.open("exec:true")) {
            String message = assertThrows(IOException.class, source::next).toString();
            assertTrue(message.endsWith("the program wrote no JPEG frame"), message);
        }
        String message = assertThrows(IOException.class, () -> FrameSources.open("exec:no-such-program -x"))
                .toString();
        assertTrue(message.contains("no-such-program cannot be started; is it installed"), message);
    }

    @Test
    void closingEndsAProgramThatWaits() throws IOException, InterruptedException {
        FrameSource source = FrameSources.open("exec:sh -c 'sleep 1000'");
        boolean[] more = {true};
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                more[0] = source.next();
            } catch (IOException | IllegalStateException e) {
                more[0] = false;
            }
        });
        source.close();
        reader.join();
        assertFalse(more[0]);
    }

    @Test
    void aLineIsTakenApart() throws IOException {
        assertEquals(List.of("a", "b c", "", "d'e", "f g"), ProcessSource.words(" a  'b c' '' \"d'e\" f\" \"g "));
        assertThrows(IOException.class, () -> ProcessSource.words("a 'b"));
        assertThrows(IOException.class, () -> ProcessSource.words("  "));
    }
}
