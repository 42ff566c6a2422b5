package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exit codes, and messages of one line that name what is wrong and what to do.
class UsageTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | --panel lcd --preview none --out DIR                  | no panel is called 'lcd'",
                "2 | --panel lcd --preview none --out DIR                  | displayio4j panels",
                "2 | --rotation 45 --preview none --out DIR                | 0, 90, 180 or 270, not 45",
                "2 | --bus-hz 0 --preview none --out DIR                   | --bus-hz must be 1000 or more, not 0",
                "2 | --frames 0 --preview none --out DIR                   | --frames must be 1 or more, not 0",
                "2 | --fit stretch                                         | CONTAIN",
                "2 | --unknown                                             | --unknown",
                "2 | viewfinder                                            | SOURCE",
                "1 | viewfinder DIR/none.jpg --preview none --out DIR      | none.jpg",
                "1 | viewfinder DIR/empty.jpg --preview none --out DIR     | empty",
                "1 | viewfinder DIR/text.jpg --preview none --out DIR      | text.jpg",
                "1 | viewfinder DIR/folder --preview none --out DIR        | folder",
                "1 | --frames 2 --preview none --out DIR/text.jpg          | text.jpg",
                "1 | show DIR/text.jpg --png DIR/out.png                   | text.jpg",
                "2 | show DIR/text.jpg                                     | --png",
                "1 | decode DIR/text.jpg DIR/out.ppm                       | text.jpg",
                "1 | decode DIR/none.jpg DIR/out.ppm                       | none.jpg",
                "2 | decode DIR/text.jpg DIR/out.ppm --scale 9/8           | N = 1..8",
                "1 | decode DIR/folder DIR/out.ppm                         | is a folder",
                "1 | decode /dev/null DIR/out.ppm                          | not a regular file",
                "2 | decode DIR/text.jpg DIR/out.ppm --scale               | --scale",
                "2 | --panel memento panels                                | --panel must stand after 'panels'",
                "2 | show DIR/text.jpg --png DIR/out.jpg                   | ends in .png",
                "1 | viewfinder DIR/cut.jpg --preview none --out DIR       | not one frame could be decoded",
                "2 | decode DIR/text.jpg DIR/out.bmp                       | .ppm, .pgm, .pnm or .png",
            })
    void mistakes(int code, String line, String message) throws IOException {
        Files.writeString(folder.resolve("text.jpg"), "not a picture");
        Files.createFile(folder.resolve("empty.jpg"));
        Files.write(folder.resolve("cut.jpg"), new byte[] {-1, -40, -1, -32});
        Files.createDirectory(folder.resolve("folder"));
        Cli cli = Cli.run((Object[]) line.replace("DIR", folder.toString()).split(" "));
        assertEquals(code, cli.code(), cli.err());
        assertTrue(cli.err().contains(message), cli.err());
        assertTrue(cli.out().isEmpty() || line.contains("cut.jpg"), "nothing on standard output");
        String last = cli.err().strip();
        if (code == 1) {
            last = last.substring(last.lastIndexOf('\n') + 1);
            last = last.substring(last.lastIndexOf('\r') + 1);
            assertTrue(last.startsWith("displayio4j: "), "one line: " + cli.err());
        }
        assertTrue(Files.notExists(folder.resolve("out.png")) && Files.notExists(folder.resolve("out.ppm")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "viewfinder --help",
                "show --help",
                "decode --help",
                "panels --help",
                "example --help",
                "gallery --help",
                "jpeg-corpus --help",
                "bench --help"
            })
    void everyCommandHasHelp(String line) {
        Cli cli = Cli.run((Object[]) line.split(" "));
        assertEquals(0, cli.code());
        assertTrue(cli.out().contains("Usage: displayio4j"), cli.out());
    }

    @Test
    void panelsAreListed() {
        Cli cli = Cli.run("panels");
        assertEquals(0, cli.code());
        for (String name :
                new String[] {"memento", "ili9341-320x240", "st7735r-160x128", "ssd1306-128x64", "acep-600x448"}) {
            assertTrue(cli.out().contains(name), name);
        }
    }
}
