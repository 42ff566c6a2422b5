package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameBenchmarkTest {
    private static final long FRAME_BYTES = 240 * 240 * 2;

    private final FrameBenchmark frames = new FrameBenchmark();

    @BeforeEach
    void open() {
        frames.open();
    }

    @AfterEach
    void close() {
        frames.close();
    }

    @Test
    void aCameraFrameIsWholeOnTheWire() {
        long before = frames.unseenFrame();
        long bytes = frames.unseenFrame() - before;
        assertTrue(bytes >= FRAME_BYTES && bytes < FRAME_BYTES + 100, bytes + " bytes");
        assertEquals(bytes, -frames.fullFrame() + frames.fullFrame());
    }

    @Test
    void aSpriteSendsLittle() {
        long before = frames.sprite();
        long bytes = frames.sprite() - before;
        assertTrue(bytes > 16 * 16 * 2 && bytes < 3000, bytes + " bytes");
        before = frames.unseenSprite();
        assertTrue(frames.unseenSpriteByFullFrame() - before >= FRAME_BYTES);
    }

    @Test
    void theRecordingGivesThePanelTheSamePicture() {
        int[] live = new int[240 * 240];
        int[] replayed = new int[240 * 240];
        frames.fullFrameByPanelAlone();
        frames.spriteByPanelAlone();
        frames.sprite();
        frames.panel().read(live);
        frames.alone().read(replayed);
        assertArrayEquals(live, replayed);
    }
}
