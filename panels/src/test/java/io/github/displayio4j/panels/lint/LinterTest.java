package io.github.displayio4j.panels.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.Papers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {
    static List<PanelSpec> all() {
        return Panels.all();
    }

    private static List<String> rules(Script script, @Nullable PanelSpec panel) {
        return Linter.lint(script, panel).findings().stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCatalogueIsClean(PanelSpec spec) {
        Script script = Script.of(spec.init());
        assertEquals(List.of(), Linter.lint(script, spec).findings());
        if (spec.format().depth() != 18) {
            assertEquals(List.of(), Linter.lint(script, null).findings(), "without its panel");
        }
    }

    /// A good sequence of each kind, and what was said of it after one change.
    private static final String MIPI = "01;d150;11;d120;3A 55;36 A0;21;29;2A 00 50 01 3F;2B 00 00 00 EF;2C";

    private static final String OLED = "AE;D5 80;A8 3F;D3 00;40;8D 14;20 00;A1;C8;DA 12;81 CF;D9 F1;DB 40;A4;A6;AF";

    /// `01;d150;36 A0`: hex bytes of commands, and milliseconds after them.
    private static Script script(String text) {
        List<Step> steps = new ArrayList<>();
        for (String word : text.split(";")) {
            if (word.startsWith("d")) {
                steps.add(steps.removeLast().withDelay(Integer.parseInt(word.substring(1))));
            } else if (!word.isBlank()) {
                byte[] bytes = HexFormat.of().parseHex(word.replace(" ", ""));
                List<Integer> parameters = new ArrayList<>();
                for (int i = 1; i < bytes.length; i++) {
                    parameters.add(bytes[i] & 0xff);
                }
                steps.add(new Step("step " + (steps.size() + 1), bytes[0] & 0xff, parameters, 0));
            }
        }
        return new Script(steps, 0);
    }

    @Test
    void goodSequencesAreClean() {
        PanelSpec memento = Panels.find("memento").spec();
        String pixels =
                MIPI.replace("2A 00 50 01 3F;2B 00 00 00 EF;2C", "2A 00 50 00 52;2B 00 00 00 00;2C 00 00 00 00 00 00");
        assertEquals(List.of(), rules(script(pixels), memento));
        assertEquals(
                List.of(), rules(script(pixels + ";2A 00 52;2C F8 00"), memento), "a window of which one bound stays");
        assertEquals(List.of(), rules(script(MIPI.replace("3A 55", "3A 60")), null), "an RGB interface");
        assertEquals(List.of(), rules(script(MIPI), Panels.find("memento").spec()));
        assertEquals(List.of(), rules(script(MIPI), null));
        assertEquals(
                List.of(), rules(script(OLED), Panels.find("ssd1306-128x64").spec()));
        assertEquals(List.of(), rules(script(OLED), null));
    }

    /// Each change of a good sequence makes one rule speak, and only that one.
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "parameter-count       | ;29;               | ;29 00;",
                "parameter-count       | 36 A0              | 36 A0;35",
                "parameter-count       | 36 A0              | 36 A0;37 00",
                "unknown-command       | 36 A0              | 36 A0;A7",
                "swreset-delay         | 01;d150            | 01;00;d150",
                "slpout-after-swreset  | d150               | d50",
                "sleep-delay           | 11;d120            | 11",
                "sleep-turn            | 11;d120            | 11;d60;10;d120;11;d120",
                "on-while-asleep       | 11;d120;3A 55;36 A0;21;29 | 29;11;d120;3A 55;36 A0;21",
                "never-awake           | 11;d120;           | ''",
                "never-on              | 29;                | ''",
                "colmod-missing        | 3A 55;             | ''",
                "colmod-value          | 3A 55              | 3A 57",
                "colmod-value          | 3A 55              | 3A 66",
                "window-order          | 2A 00 50 01 3F     | 2A 01 3F 00 50",
                "window-outside        | 2A 00 50 01 3F     | 2A 00 52 01 41",
                "window-off-by-one     | 2A 00 50 01 3F     | 2A 00 50 01 40",
                "pixel-count           | 2A 00 50 01 3F;2B 00 00 00 EF;2C | 2A 00 50 00 50;2B 00 00 00 00;2C 00 00 00 00",
                "pixel-count           | 2A 00 50 01 3F;2B 00 00 00 EF;2C | 2A 00 50 00 51;2B 00 00 00 00;2C 00 00 00",
                "pixel-count           | 2A 00 50 01 3F;2B 00 00 00 EF;2C | 2A 00 50 00 52;2B 00 00 00 00;2C 00 00 00 00",
                "pixel-count           | 2A 00 50 01 3F;2B 00 00 00 EF;2C | 2A 00 50 00 52;2B 00 00 00 00;2C 00 00;00",
                "redundant             | 36 A0              | 36 00;36 A0",
                "te-off                | 36 A0              | 36 A0;44 00 02",
                "bgr-order             | 36 A0              | 36 A8",
                "inversion             | ;21;               | ;20;",
                "inversion             | ;21;               | ;",
                "mirrored              | 36 A0              | 36 20",
                "scroll-area           | 36 A0              | 36 A0;33 00 00 00 F0 00 00",
                "te-off                | 36 A0              | 36 A0;35 00;44 00 02;34",
                "redundant             | 2A 00 50 01 3F     | 2A 00 50 01 3F;2A 00 50 01 3F",
                "colmod-value          | 3A 55              | 3A 54",
                "sleep-delay           | 11;d120            | 11;d4",
            })
    void eachMutationMakesItsRuleSpeakAlone(String rule, String from, String to) {
        assertTrue(MIPI.contains(from), from);
        assertEquals(
                List.of(rule),
                rules(script(MIPI.replace(from, to)), Panels.find("memento").spec()));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "parameter-count       | 81 CF              | 81",
                "unknown-command       | A4                 | A4;F7",
                "never-on              | ;AF                | ''",
                "charge-pump           | 8D 14;             | ''",
                "charge-pump           | 8D 14              | 8D 10",
                "mux-ratio             | A8 3F              | A8 1F",
                "com-pins              | DA 12              | DA 02",
                "addressing-mode       | 20 00;             | ''",
            })
    void eachMutationOfAnOledSequenceMakesItsRuleSpeakAlone(String rule, String from, String to) {
        assertTrue(OLED.contains(from), from);
        assertEquals(
                List.of(rule),
                rules(
                        script(OLED.replace(from, to)),
                        Panels.find("ssd1306-128x64").spec()));
    }

    private static final String PAPER = "12;d10;01 F9 00 00;11 03;3C 05;18 80;22 F7;24 00 00;20;d3000;10 01";
    private static final String STREAM = "06 17 17 17;04;d100;00 9F;50 17;61 80 01 28;13 00 00;12;d4000;02;d200;07 A5";

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "parameter-count       | 11 03              | 11",
                "unknown-command       | 11 03              | 11 03;99",
                "paper-busy            | 20;d3000           | 20;d100",
                "paper-asleep          | 10 01              | 10 01;12",
                "paper-unpowered       | 22 F7              | 22 04",
                "paper-size            | 01 F9              | 01 C7",
                "paper-too-soon        | 20;d3000           | 20;d3000;20;d3000",
            })
    void eachMutationOfAnEPaperSequenceMakesItsRuleSpeakAlone(String rule, String from, String to) {
        assertTrue(PAPER.contains(from), from);
        Paper paper = Papers.find("ssd1680-122x250");
        assertEquals(List.of(), Linter.lintPaper(script(PAPER), paper).findings());
        assertEquals(List.of(rule), rules(Linter.lintPaper(script(PAPER.replace(from, to)), paper)));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "parameter-count       | 06 17 17 17        | 06",
                "paper-busy            | 12;d4000           | 12",
                "paper-asleep          | 07 A5              | 07 A5;04",
                "paper-unpowered       | 04;d100;           | ''",
                "paper-size            | 61 80 01 28        | 61 68 00 D4",
                "paper-too-soon        | 12;d4000           | 12;d4000;13 00;12;d4000",
            })
    void eachMutationOfAStreamedEPaperSequenceMakesItsRuleSpeakAlone(String rule, String from, String to) {
        assertTrue(STREAM.contains(from), from);
        Paper paper = Papers.find("uc8151-128x296");
        assertEquals(List.of(), Linter.lintPaper(script(STREAM), paper).findings());
        assertEquals(List.of(rule), rules(Linter.lintPaper(script(STREAM.replace(from, to)), paper)));
    }

    static List<Paper> papers() {
        return Papers.all();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void theEPaperOfTheCatalogueIsClean(Paper paper) {
        assertEquals(List.of(), Linter.lintPaper(Script.of(paper), paper).findings());
    }

    /// A reset wakes e-paper.
    @Test
    void afterAResetEPaperHears() {
        List<Step> steps = new ArrayList<>(script(PAPER).steps());
        steps.add(new Step("again", 0x12, List.of(), 0, 0, 10));
        assertEquals(
                List.of(),
                Linter.lintPaper(new Script(steps, 0), Papers.find("ssd1680-122x250"))
                        .findings());
    }

    @ParameterizedTest
    @CsvSource({"20 31 60 71, ''", "21 31 60 71, window-alignment", "20 30 60 71, window-alignment"})
    void windowsOfPairsAreDemandedWherePixelsAreStoredSo(String bounds, String rule) {
        String[] b = bounds.split(" ");
        String window = "2A 00 %s 00 %s;2B 00 %s 00 %s".formatted((Object[]) b);
        PanelSpec spec = Panels.find("rm67162-240x536").spec();
        assertEquals(rule.isEmpty() ? List.of() : List.of(rule), rules(script(window), spec));
    }

    @ParameterizedTest
    @CsvSource({"4.9, reset-delay", "5, ''", "NaN, ''"})
    void theFirstCommandComesFiveMillisecondsAfterReset(double millis, String rule) {
        Step first = new Step("step 1", 0x3A, List.of(0x55), 1, 0, millis);
        List<Step> steps = new ArrayList<>(List.of(first));
        steps.addAll(script("11;d120;29").steps());
        assertEquals(rule.isEmpty() ? List.of() : List.of(rule), rules(new Script(steps, 0), null));
    }

    /// What the form alone shows: the rest is judged all the same.
    @ParameterizedTest
    @CsvSource({
        "3A0155 118078 2900 00, trailing-byte",
        "3A0155 118078 2900 360248, cut-off",
        "3A0155 118078 2980, cut-off never-on"
    })
    void bytesThatMakeNoStepAreTold(String hex, String expected) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        Script script = ScriptReader.read(ScriptFormat.CIRCUITPYTHON, bytes);
        assertEquals(Set.of(expected.split(" ")), Set.copyOf(rules(script, null)));
    }

    private static final String PATCHED = """
            _INIT = b"\\xae\\x00\\xa8\\x01\\x3f\\xa2\\x01\\x00\\xaf\\x00"

            class Driver(BusDisplay):
                def __init__(self, bus, **kwargs):
                    init_sequence = bytearray(_INIT)
                    init_sequence[4] = kwargs["height"] - 1
                    super().__init__(bus, SENT, **kwargs)
            """;

    /// A driver that patches its sequence is not judged by what it patches, unless it then sends the original.
    @ParameterizedTest
    @CsvSource({"init_sequence, ''", "_INIT, mux-ratio unused-patch"})
    void patchesOfDriversAreSeen(String sent, String expected) {
        byte[] source = PATCHED.replace("SENT", sent).getBytes(StandardCharsets.UTF_8);
        Script script = ScriptReader.read(ScriptFormat.CIRCUITPYTHON, source);
        PanelSpec small = PanelSpec.builder(
                        "ssd1325-128x32", Panels.find("ssd1325-128x64").spec().controller(), 128, 32)
                .build();
        assertEquals(expected, String.join(" ", rules(script, small)));
    }

    /// Vendors' pages give the numbers of MIPI-DCS other meanings; what stands there is not judged.
    @ParameterizedTest
    @CsvSource({
        "'FE 01;2A 02;29 10;7F 01;FE 00', ''",
        "'FE;EF;90 08 08 08 08;98 3E 07', ''",
        "'90 08 08 08 08', unknown-command",
        "'FF 77 01 00 00 10;01 00;FF 77 01 00 00 00', ''",
    })
    void vendorsPagesAreNotJudged(String more, String expected) {
        String good = "11;d120;3A 55;29";
        assertEquals(expected, String.join(" ", rules(script(more + ";" + good), null)));
    }

    private static List<String> rules(Linter.Report report) {
        return report.findings().stream().map(finding -> finding.rule().id()).toList();
    }

    @Test
    void aBusThatIsTooFastIsTold() {
        PanelSpec spec = Panels.find("memento").spec();
        Script good = script(MIPI);
        assertEquals(List.of(), rules(new Script(good.steps(), 60_000_000), spec));
        assertEquals(List.of("bus-speed"), rules(new Script(good.steps(), 60_000_001), spec));
    }

    /// The tables above, and the tests of what no table can hold, name every rule.
    @Test
    void everyRuleHasAMutation() throws NoSuchMethodException {
        Set<Rule> left = EnumSet.allOf(Rule.class);
        left.removeAll(Set.of(
                Rule.BUS_SPEED,
                Rule.RESET_DELAY,
                Rule.WINDOW_ALIGNMENT,
                Rule.TRAILING_BYTE,
                Rule.CUT_OFF,
                Rule.UNUSED_PATCH));
        for (String test : List.of(
                "eachMutationMakesItsRuleSpeakAlone",
                "eachMutationOfAnOledSequenceMakesItsRuleSpeakAlone",
                "eachMutationOfAnEPaperSequenceMakesItsRuleSpeakAlone")) {
            CsvSource table = LinterTest.class
                    .getDeclaredMethod(test, String.class, String.class, String.class)
                    .getAnnotation(CsvSource.class);
            for (String row : table.value()) {
                String id = row.substring(0, row.indexOf('|')).strip();
                left.removeIf(rule -> rule.id().equals(id));
            }
        }
        assertEquals(Set.of(), left);
    }

    /// Bugs in drivers that are in use, written down as what they send.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ILI9341: VSCRSADD with one byte     | ''             | 01;d128;3A 55;36 38;37 00;11;d120;29;d120 | parameter-count",
                "GC9A01A: TEON without its byte      | ''             | 36 48;3A 05;35;21;11;d120;29;d20          | parameter-count",
                "ST7735: SLPOUT 50 ms after SWRESET  | ''             | 01;d50;11;d255;3A 05;36 C8;29;d100        | slpout-after-swreset",
                "HX8357: MADCTL twice                | ''             | 01;d10;3A 55;36 C0;35 00;44 00 02;11;d150;36 A0;29;d50 | slpout-after-swreset redundant",
                "SSD1325: mux of 64 rows for 32      | MINE           | AE;B3 A1;A8 3F;A2 4C;AF                   | mux-ratio",
                "ST7735R: bgr that clears the bit    | st7735r-128x128| 01;d150;11;d255;3A 05;20;36 C0;29         | bgr-order",
                "Java ST77xx: no wait after SLPOUT   | ''             | 01;d150;11;3A 55;36 00;29                 | sleep-delay",
                "Java ST77xx: end = start + size     | ''             | 2A 00 00 00 F0;2B 00 00 00 F0;2C          | window-off-by-one window-off-by-one",
                "Java ST77xx: the same for its panel | st7789-240x240 | 2A 00 00 00 F0;2B 00 00 00 F0;2C          | window-off-by-one window-off-by-one",
            })
    void knownBugsAreFound(String what, String panel, String commands, String expected) {
        PanelSpec spec = panel.isEmpty()
                ? null
                : panel.equals("MINE")
                        ? PanelSpec.builder(
                                        "ssd1325-128x32",
                                        Panels.find("ssd1325-128x64").spec().controller(),
                                        128,
                                        32)
                                .build()
                        : Panels.find(panel).spec();
        assertEquals(expected, String.join(" ", rules(script(commands), spec)), what);
    }

    @Test
    void listsCommandsByName() {
        List<String> listing = Linter.lint(script("36 48;3A 55;2A 00 00 00 EF;11;d120;B1 00 1B"), null)
                .listing();
        assertEquals(
                List.of(
                        "step 1: 0x36 MADCTL MX|BGR",
                        "step 2: 0x3A COLMOD 0x55 (16 bits)",
                        "step 3: 0x2A CASET 0..239",
                        "step 4: 0x11 SLPOUT, wait 120 ms",
                        "step 5: 0xB1 00 1B"),
                listing);
    }

    /// E-paper sequences share numbers with MIPI-DCS; without a panel they are listed and not judged.
    @Test
    void whatIsNotMipiIsNotJudged() {
        assertFalse(Linter.lint(script("12;d20;11 03;44 00 0F;24 00;20"), null).has(Rule.Severity.ERROR));
        assertEquals(List.of(), rules(script("01 03 00 2B 2B 09;06 17 17 17;04;d200;00 0F;12"), null));
    }
}
