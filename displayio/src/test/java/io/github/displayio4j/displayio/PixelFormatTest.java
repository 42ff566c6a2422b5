package io.github.displayio4j.displayio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.PixelFormat.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PixelFormatTest {
    static Stream<Arguments> misuse() {
        return Stream.of(
                misuse("pixels of kind GRAY cannot have a depth of 3 bits", () -> PixelFormat.gray(3)),
                misuse(
                        "pixels of kind RGB565 cannot have a depth of 24 bits",
                        () -> new PixelFormat(Kind.RGB565, 24, true, true, false, 1, false, 0, 0)),
                misuse(
                        "pages, inverted bits and bytes per cell are for depths below 8 bits, not 16",
                        PixelFormat.RGB565::withPages),
                misuse(
                        "pages, inverted bits and bytes per cell are for depths below 8 bits, not 8",
                        PixelFormat.RGB332::withInvertedBits),
                misuse(
                        "bytes per cell must be 1..4, and 1 in pages, not 5",
                        () -> PixelFormat.gray(4).withBytesPerCell(5)),
                misuse(
                        "bytes per cell must be 1..4, and 1 in pages, not 2",
                        () -> PixelFormat.MONO_PAGES.withBytesPerCell(2)),
                misuse(
                        "highlight must be a colour of 0x000001..0xFFFFFF and no gray, not 0x808080",
                        () -> PixelFormat.blackPlane(0x808080)),
                misuse(
                        "second highlight must be a colour of 0x000001..0xFFFFFF and no gray, not 0x1000000",
                        () -> PixelFormat.fourColors(0xff0000, 0x1000000)),
                misuse(
                        "highlight must be 0, this kind of pixel has none",
                        () -> new PixelFormat(Kind.GRAY, 1, true, true, true, 1, false, 0xff0000, 0)));
    }

    private static Arguments misuse(String message, Executable what) {
        return Arguments.of(message, what);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuse")
    void misuseNamesValueAndRange(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    @Test
    void areasAlignToBytesAndCells() {
        PixelFormat cells = PixelFormat.gray(4).withBytesPerCell(2);
        assertEquals(4, cells.alignX());
        assertEquals(1, cells.alignY());
        assertEquals(6, cells.bytes(new Area(4, 0, 8, 3)));
        assertEquals(8, PixelFormat.MONO_PAGES.alignY());
        assertEquals(24, PixelFormat.XRGB8888.bytes(new Area(0, 0, 3, 2)));
    }
}
