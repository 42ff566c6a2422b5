package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaperTextTest {
    static List<Paper> all() {
        return Papers.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenReadsBack(Paper paper) {
        String text = PaperText.write(paper);
        Paper back = PaperText.parse("text", text);
        assertEquals(text, PaperText.write(back));
        assertEquals(paper.controller(), back.controller());
        assertEquals(paper.inks(), back.inks());
        assertEquals(paper.firstColumn(), back.firstColumn());
        assertEquals(paper.refreshNanos() / 1_000_000, back.refreshNanos() / 1_000_000);
        assertEquals(paper.partialNanos() / 1_000_000, back.partialNanos() / 1_000_000);
        assertEquals(paper.spec().planes(), back.spec().planes());
        assertEquals(paper.spec().window(), back.spec().window());
        assertEquals(paper.spec().busyHigh(), back.spec().busyHigh());
        assertEquals(paper.spec().cleans(), back.spec().cleans());
        assertEquals(paper.spec().intervalNanos(), back.spec().intervalNanos());
        assertEquals(paper.spec().start().steps(), back.spec().start().steps());
        assertEquals(paper.spec().stop().steps(), back.spec().stop().steps());
        assertEquals(paper.spec().partial() == null, back.spec().partial() == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "controller SSD1680;size 8x8                  | there is no line 'paper'",
                "paper p;size 8x8                             | there is no line 'controller'",
                "paper p;controller IL9;size 8x8              | no e-paper controller is called 'IL9'",
                "paper p;controller UC8151;size 8             | 'size' needs 2 values, not 1",
                "paper p;colour red                           | text:2: no fact is called 'colour'",
                "paper p;command 1                            | text:2: a command must stand below one of start",
                "paper p;start;delay 5                        | text:3: 'delay' must follow a command",
                "paper p;start;command 256                    | text:3: values must be 0..255, not 256",
                "paper p;controller UC8151;size 8x8;plane x 1 | no plane is called 'x'",
                "paper p;controller UC8151;size 8x8;busy on   | 'busy' must be high or low, not 'on'",
                "paper p;controller UC8151;size 8x8           | there must be 1 or 2 planes, not 0",
            })
    void mistakesAreTold(String facts, String message) {
        String told = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> PaperText.parse("text", facts.replace(';', '\n')))
                .getMessage());
        assertTrue(told.startsWith("text:") && told.contains(message), told);
    }
}
