package io.github.displayio4j.app.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.app.UsageException;
import io.github.displayio4j.displaybus.linux.FakeGpioChip;
import io.github.displayio4j.displaybus.linux.FakeKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {
    @TempDir
    Path folder;

    @Test
    void wordsAndFilesSayTheSame() throws IOException {
        Path file = folder.resolve("wiring.txt");
        Files.writeString(file, """
                # a Pi with a 1.3 inch panel
                bus = spi:0.0
                dc = 25        # D/C

                RESET=GPIO24
                """);
        Wiring wiring = Wiring.parse("spi:0.0,dc=25,reset=GPIO24");
        assertEquals(wiring, Wiring.parse(file.toString()));
        assertEquals(Wiring.Kind.SPI, wiring.kind());
        assertEquals("25", wiring.get("dc"));
        assertNull(wiring.get("cs"));
        assertEquals(0x3d, Wiring.parse("i2c:1,address=0x3d").number("address", 0, 8, 0x77));
        Files.writeString(file, wiring.with(Map.of("hz", "24000000")).toFile());
        assertEquals(24_000_000, Wiring.parse(file.toString()).number("hz", 0, 1, 250_000_000));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "spi                       | --bus must be KIND:WHERE",
                "usb:1                     | kinds are spi, i2c, parallel, fb, drm",
                "spi:0.0,dc                | 'dc' must be key=value",
                "spi:0.0,dc=               | 'dc=' must be key=value",
                "spi:0.0,                  | '' must be key=value",
                "spi:0.0,dc=1,dc=2         | 'dc' is there twice",
                "spi:0.0,address=3         | spi has no 'address'; it knows dc, cs, reset",
                "i2c:1,dc=3                | i2c has no 'dc'; it knows address",
            })
    void mistakesAreNamed(String text, String message) {
        UsageException refused = assertThrows(UsageException.class, () -> Wiring.parse(text));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hz=fast             | hz must be a number from 1 to 9, not 'fast'",
                "hz=10               | hz must be a number from 1 to 9, not '10'",
                "nanos-per-byte=-3   | nanos-per-byte must be nanoseconds, 0 or more, not '-3'",
                "nanos-per-byte=much | nanos-per-byte must be nanoseconds, 0 or more, not 'much'",
            })
    void numbersOutOfRangeAreNamed(String word, String message) throws IOException {
        Wiring wiring = Wiring.parse("spi:0.0," + word);
        UsageException refused = assertThrows(UsageException.class, () -> {
            wiring.number("hz", 5, 1, 9);
            wiring.cost("nanos-per-byte");
        });
        assertEquals(message, refused.getMessage());
    }

    @Test
    void linesAreFoundByNumberNameAndChip() {
        FakeKernel kernel = new FakeKernel();
        FakeGpioChip first = kernel.add("/dev/gpiochip0", new FakeGpioChip(kernel, 8));
        FakeGpioChip second = kernel.add("/dev/gpiochip4", new FakeGpioChip(kernel, 54));
        first.names[3] = "LCD_DC";
        second.names[25] = "GPIO25";
        Pins pins = new Pins(kernel, null);
        assertEquals(new Pins.Place("/dev/gpiochip4", 25), pins.find("dc", "25"), "as on a Raspberry Pi 5");
        assertEquals(new Pins.Place("/dev/gpiochip4", 25), pins.find("dc", "GPIO25"));
        assertEquals(new Pins.Place("/dev/gpiochip0", 3), pins.find("dc", "LCD_DC"));
        assertEquals(new Pins.Place("/dev/gpiochip0", 5), pins.find("dc", "5"), "no line has that name");
        assertEquals(new Pins.Place("/dev/gpiochip7", 5), pins.find("dc", "gpiochip7:5"));
        assertEquals(new Pins.Place("/dev/gpiochip4", 5), new Pins(kernel, "gpiochip4").find("dc", "5"));
        assertTrue(String.valueOf(assertThrows(UsageException.class, () -> pins.find("dc", "LCD_RST"))
                        .getMessage())
                .startsWith("dc: no GPIO line is called 'LCD_RST'"));
        assertThrows(UsageException.class, () -> pins.find("dc", "gpiochip7:x"));
    }
}
