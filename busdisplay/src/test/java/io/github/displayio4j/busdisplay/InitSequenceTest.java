package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitSequenceTest {
    @Test
    void circuitPythonFormHasDelays() {
        InitSequence init = InitSequence.ofCircuitPython(bytes(0x01, 0x80, 0x96, 0x36, 0x01, 0xA0, 0x11, 0x80, 0xFF));
        assertEquals(
                List.of(
                        new InitSequence.Step(0x01, List.of(), 150),
                        new InitSequence.Step(0x36, List.of(0xA0), 10),
                        new InitSequence.Step(0x11, List.of(), 500)),
                init.steps());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5})
    void everyCutSaysWhere(int length) {
        byte[] whole = bytes(0x01, 0x80, 0x96, 0x36, 0x01, 0xA0);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> InitSequence.ofCircuitPython(java.util.Arrays.copyOf(whole, length)));
        assertTrue(String.valueOf(e.getMessage()).contains("offset " + (length < 3 ? 0 : 3)), e.getMessage());
    }

    @Test
    void builderRefusesWhatIsNoByte() {
        assertThrows(
                IllegalArgumentException.class, () -> InitSequence.builder().command(256));
        assertThrows(
                IllegalArgumentException.class, () -> InitSequence.builder().command(1, -1));
        assertThrows(IllegalStateException.class, () -> InitSequence.builder().delay(5));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
