package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bus transcripts of CircuitPython's own C core, played into our controllers, leave the panel memory that its recorder
/// decoded. Payloads over 64 bytes are known by their checksum only; they are made from the panel picture and used if
/// the checksum agrees.
class GoldenBusTest {
    private static final Path CASES = Path.of(System.getProperty("conformance.dir", "../../shared/conformance"))
            .resolve("cases/bus.json");

    private int unknownPayloads;

    @BeforeEach
    void conformanceDataIsThere() {
        boolean there = Files.exists(CASES);
        assertTrue(there || !"1".equals(System.getenv("REQUIRE_SHARED")), CASES + " is missing");
        assumeTrue(there, CASES + " is missing: golden bus cases are not compared");
    }

    private interface Chips {
        Chip chip();

        void assertMemory(String name, Golden golden);
    }

    /// A panel picture of the golden data.
    @SuppressWarnings("ArrayRecordComponent")
    private record Golden(int columns, int rows, int cell, int x, int y, byte[] raw) {
        // cells of a window as sent, or empty if it reaches beyond the picture
        byte[] window(int x1, int y1, int x2, int y2) {
            if (x1 < x || y1 < y || x2 >= x + columns || y2 >= y + rows || x2 < x1 || y2 < y1) {
                return new byte[0];
            }
            int width = (x2 - x1 + 1) * cell;
            byte[] bytes = new byte[width * (y2 - y1 + 1)];
            for (int row = 0; row <= y2 - y1; row++) {
                System.arraycopy(raw, ((y1 - y + row) * columns + x1 - x) * cell, bytes, row * width, width);
            }
            return bytes;
        }
    }

    @Test
    void mipiControllersHoldTheGoldenPictures() throws IOException, DataFormatException {
        int compared = 0;
        for (JsonObject golden : cases()) {
            JsonObject display = golden.getAsJsonObject("display");
            if (number(display, "color_depth", 16) == 16
                    && number(display, "set_column_command", 0x2A) == 0x2A
                    && !flag(display, "data_as_commands")) {
                compared += play(golden, new MipiMemory());
            }
        }
        System.out.println("golden bus cases on MIPI-DCS: " + compared + " pictures compared, " + unknownPayloads
                + " payloads unknown");
        assertTrue(compared > 20, "only " + compared + " pictures were compared");
        assertEquals(0, unknownPayloads);
    }

    @Test
    void pageControllersHoldTheGoldenPictures() throws IOException, DataFormatException {
        int compared = 0;
        for (JsonObject golden : cases()) {
            JsonObject display = golden.getAsJsonObject("display");
            if (number(display, "color_depth", 16) == 1 && flag(display, "data_as_commands") && !golden.has("quirk")) {
                compared += play(golden, new PageMemory(!flag(display, "SH1107_addressing")));
            }
        }
        System.out.println("golden bus cases on SSD1306: " + compared + " pictures compared");
        assertTrue(compared > 3, "only " + compared + " pictures were compared");
        assertEquals(0, unknownPayloads);
    }

    private static final class MipiMemory implements Chips {
        private static final int COLUMNS = 512;
        private static final int ROWS = 256;
        private final MipiDcs chip = new MipiDcs(COLUMNS, ROWS, new Random(1));

        MipiMemory() {
            chip.command(0x3A, 0);
            chip.data(MemorySegment.ofArray(new byte[] {0x55}), 0, 1);
        }

        @Override
        public Chip chip() {
            return chip;
        }

        @Override
        public void assertMemory(String name, Golden golden) {
            int[] outputs = new int[COLUMNS * ROWS];
            chip.scan(outputs);
            for (int y = 0; y < golden.rows; y++) {
                for (int x = 0; x < golden.columns; x++) {
                    int at = 2 * (y * golden.columns + x);
                    int pixel = (golden.raw[at] & 0xff) << 8 | (golden.raw[at + 1] & 0xff);
                    int seen = outputs[(golden.y + y) * COLUMNS + golden.x + x];
                    int back = (seen >> 8 & 0xf800) | (seen >> 5 & 0x07e0) | (seen >> 3 & 0x1f);
                    assertEquals(pixel, back, name + " at " + x + "," + y);
                }
            }
        }
    }

    private static final class PageMemory implements Chips {
        private final Ssd1306 chip = new Ssd1306(true, new Random(1));

        PageMemory(boolean windows) {
            chip.command(0x20, 0);
            chip.command(windows ? 0x00 : 0x02, 0);
        }

        @Override
        public Chip chip() {
            return chip;
        }

        @Override
        public void assertMemory(String name, Golden golden) {
            for (int page = 0; page < golden.rows; page++) {
                for (int x = 0; x < golden.columns; x++) {
                    assertEquals(
                            golden.raw[page * golden.columns + x],
                            chip.memory[(golden.y + page) * 128 + golden.x + x],
                            name + " column " + x + " page " + page);
                }
            }
        }
    }

    // the golden model takes its memory from refreshes; so does this
    private int play(JsonObject golden, Chips chips) throws DataFormatException {
        String name = golden.get("id").getAsString();
        JsonObject display = golden.getAsJsonObject("display");
        Golden picture = null;
        int compared = 0;
        int number = 0;
        for (JsonElement element : golden.getAsJsonArray("steps")) {
            JsonObject step = element.getAsJsonObject();
            JsonObject expect = step.getAsJsonObject("expect");
            String op = step.get("op").getAsString();
            number++;
            if (expect == null || !expect.has("bus") || !(op.equals("refresh") || op.equals("background"))) {
                continue;
            }
            JsonObject panel = expect.getAsJsonObject("panel");
            if (panel != null && panel.has("zb64")) {
                picture = picture(panel, display);
            }
            if (picture == null) {
                continue;
            }
            if (panel == null && expect.getAsJsonArray("bus").toString().contains("#")) {
                return compared; // later pictures build on what can't be known
            }
            send(expect, chips.chip(), picture);
            if (panel != null) {
                chips.assertMemory(name + " step " + number, picture);
                compared++;
            }
        }
        return compared;
    }

    private static Golden picture(JsonObject panel, JsonObject display) throws DataFormatException {
        int columns = panel.get("cols").getAsInt();
        int rows = panel.get("rows").getAsInt();
        int cell = panel.get("cell").getAsInt();
        byte[] raw = new byte[columns * rows * cell];
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getDecoder().decode(panel.get("zb64").getAsString()));
        assertEquals(raw.length, inflater.inflate(raw));
        inflater.end();
        assertEquals(panel.get("crc32").getAsString(), crc(raw));
        return new Golden(columns, rows, cell, number(display, "colstart", 0), number(display, "rowstart", 0), raw);
    }

    private void send(JsonObject expect, Chip chip, Golden picture) {
        int[] window = new int[4];
        int command = 0;
        for (JsonElement element : expect.getAsJsonArray("bus")) {
            String call = element.getAsString();
            if (call.startsWith("C")) {
                for (byte b : HexFormat.of().parseHex(call.substring(call.indexOf(':') + 1))) {
                    command = b & 0xff;
                    chip.command(command, 0);
                }
            } else if (call.startsWith("D")) {
                byte[] bytes = call.startsWith("D#")
                        ? picture.window(window[0], window[1], window[2], window[3])
                        : HexFormat.of().parseHex(call.substring(call.indexOf(':') + 1));
                if (call.startsWith("D#") && !call.endsWith("#" + bytes.length + "~" + crc(bytes))) {
                    unknownPayloads++;
                }
                if (bytes.length == 4 && (command == 0x2A || command == 0x2B)) {
                    int at = command - 0x2A;
                    window[at] = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
                    window[at + 2] = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
                }
                chip.data(MemorySegment.ofArray(bytes), 0, bytes.length);
            }
        }
    }

    private static List<JsonObject> cases() throws IOException {
        List<JsonObject> cases = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(CASES)) {
            for (JsonElement element :
                    JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases")) {
                if (element.getAsJsonObject().has("display")) {
                    cases.add(element.getAsJsonObject());
                }
            }
        }
        return cases;
    }

    private static int number(JsonObject object, String key, int otherwise) {
        return object.has(key) ? object.get(key).getAsInt() : otherwise;
    }

    private static boolean flag(JsonObject object, String key) {
        return object.has(key) && object.get(key).getAsBoolean();
    }

    private static String crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }
}
