package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    Path folder;

    @Test
    void aPanelOfTheCatalogueIsClean() {
        Cli cli = Cli.run("lint", "memento");
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("0x36 MADCTL MY|MV"), cli.out());
        assertTrue(cli.out().contains("nothing found"), cli.out());
    }

    @Test
    void bytesOfADriverAreJudged() throws IOException {
        Path file = folder.resolve("init.bin");
        Files.write(file, HexFormat.of().parseHex("018032" + "118078" + "370100" + "360148" + "298078"));
        Cli cli = Cli.run("lint", file, "--format", "circuitpython", "--json");
        assertEquals(1, cli.code(), cli.err());
        JsonObject root = JsonParser.parseString(cli.out()).getAsJsonObject();
        List<String> found = root.getAsJsonArray("findings").asList().stream()
                .map(one -> one.getAsJsonObject().get("severity").getAsString() + " "
                        + one.getAsJsonObject().get("rule").getAsString() + " "
                        + one.getAsJsonObject().get("at").getAsString())
                .toList();
        assertEquals(
                List.of(
                        "warning slpout-after-swreset byte 3",
                        "error parameter-count byte 6",
                        "warning colmod-missing byte 12"),
                found);
        for (String key : List.of("message", "remedy", "basis")) {
            assertTrue(root.getAsJsonArray("findings").get(0).getAsJsonObject().has(key), key);
        }
        assertEquals(5, root.getAsJsonArray("listing").size());
    }

    @Test
    void warningsAloneAreNoFailure() throws IOException {
        Path file = folder.resolve("init.py");
        Files.writeString(file, "X = b\"\\x01\\x80\\x32\\x11\\x80\\x78\\x3a\\x01\\x55\\x29\\x00\"\n");
        Cli cli = Cli.run("lint", file);
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("warning slpout-after-swreset"), cli.out());
    }

    @Test
    void aFileOfAPanelIsJudgedAsThatPanel() throws IOException {
        Path file = folder.resolve("mine.panel");
        Files.writeString(file, Cli.run("panels", "st7789-240x240").out().replace("command 0x21", "command 0x20"));
        Cli cli = Cli.run("lint", file);
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().contains("warning inversion"), cli.out());
    }

    @Test
    void formsAreConverted() throws IOException {
        Path file = folder.resolve("init.txt");
        Files.writeString(file, Cli.run("lint", "memento", "--to", "fbtft").out());
        Cli cli = Cli.run("lint", file, "--to", "mipi-dbi");
        assertEquals(Cli.run("lint", "memento", "--to", "mipi-dbi").out(), cli.out());
        assertTrue(cli.out().startsWith("command 0x01\ndelay 150\n"), cli.out());
    }

    /// E-paper of one's own is a file too, for every command.
    @Test
    void aFileOfEPaperStandsForItsName() throws IOException {
        Path file = folder.resolve("mine.paper");
        Files.writeString(file, Cli.run("panels", "ssd1680-122x250").out());
        assertEquals(Files.readString(file), Cli.run("panels", file).out());
        Cli clean = Cli.run("lint", file);
        assertEquals(0, clean.code(), clean.err());
        assertTrue(clean.out().contains("0x24") || clean.out().contains("nothing found"), clean.out());
        Files.writeString(file, Files.readString(file).replace("command 0x01 0xF9", "command 0x01 0xC7"));
        Cli wrong = Cli.run("lint", file, "--json");
        assertEquals(1, wrong.code());
        assertTrue(wrong.out().contains("\"rule\": \"paper-size\""), wrong.out());
        Files.writeString(file, "paper p\ncontroller SSD1680\nsize 8\n");
        assertEquals(2, Cli.run("lint", "memento", "--panel", file).code());
    }

    @Test
    void mistakesOfUse() throws IOException {
        Path file = folder.resolve("init.txt");
        Files.writeString(file, "command");
        assertEquals(2, Cli.run("lint", "no-such-panel").code());
        assertEquals(2, Cli.run("lint", file, "--format", "basic").code());
        assertEquals(2, Cli.run("lint", file, "--panel", "no-such-panel").code());
        Cli cli = Cli.run("lint", file, "--format", "mipi-dbi");
        assertEquals(1, cli.code());
        assertTrue(cli.err().contains("line 1: 'command' needs a byte"), cli.err());
    }
}
