package io.github.displayio4j.preview.scene;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reader of scene files: what it takes, where it says that something is wrong, and that it says so of anything.
class SceneTextTest {
    static final String ALL = """
            // everything that there is
            palette theme { // colours
                #000000 #ffffff
                #ff8000 transparent
            }
            palette ink #102030 transparent
            bitmap arrow {
                "..1.."
                ".111."
                "z.1.0"
            }
            image photo "photo.bmp"
            group hud at 4 -5 scale 2 opacity 0.5 {
                label title "Say \\"hi\\"\\nand \\\\" at 10 20 color #ffff00 background #000080 scale 3
                group inner hidden {
                    rectangle bar size 40 6 fill #ff0000
                }
            }
            circle dot radius 5 at 30 30 palette theme index 2
            polygon tri points 0 0 10 0 5 8 fill #0000ff opacity 1
            picture pic image arrow palette theme flip-x transpose
            picture shot image photo
            tiles map image arrow palette theme tile 5 1 flip-y {
                0 1 2
                2 1 0
            }
            """;

    @Test
    void takesEverythingThatThereIs() throws SceneException {
        SceneText scene = SceneText.parse(ALL);
        assertEquals(
                "hud dot tri pic shot map",
                scene.layers().stream().map(Node::id).collect(Collectors.joining(" ")));
        assertEquals(13, scene.byId().size());
        Node title = node(scene, "title");
        assertEquals("Say \"hi\"\nand \\", title.values("text").getFirst());
        assertEquals(-5, node(scene, "hud").number("at", 1));
        assertEquals(0.5, node(scene, "hud").fraction("opacity"));
        assertEquals(1.0, node(scene, "dot").fraction("opacity"), "usual");
        assertEquals("[[0, 1, 2], [2, 1, 0]]", node(scene, "map").rows().toString());
        assertEquals("[35, 0, 1, 0, 0]", node(scene, "arrow").rows().get(2).toString());
    }

    private static Node node(SceneText scene, String id) {
        return Objects.requireNonNull(scene.byId().get(id));
    }

    @Test
    void takesFilesOfAnySystem() throws SceneException {
        String two =
                "circle a radius 1 fill #000000\r\n\r\ncircle b radius 1 fill #000000\rcircle c radius 2 fill #ffffff";
        assertEquals(3, SceneText.parse(two).layers().size());
        assertEquals(0, SceneText.parse("").layers().size());
        assertEquals(0, SceneText.parse("  // nothing").layers().size());
    }

    /// Statement, `/` for a new line; where the first problem is; words of its message.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "blob x                                              | 1:1  | start with one of palette, bitmap, image",
                "7                                                   | 1:1  | not '7'",
                "circle                                              | 1:1  | a name of its own",
                "circle a radius                                     | 1:10 | radius must have a whole number of 1..32767 behind",
                "circle a radius 0 fill #000000                      | 1:17 | not '0'",
                "circle a radius 1.5 fill #000000                    | 1:17 | not '1.5'",
                "circle a radius 1                                   | 1:1  | either fill #rrggbb or palette NAME",
                "circle a fill #000000                               | 1:1  | lacks radius: a whole number",
                "circle a radius 1 fill #00000                       | 1:24 | '#00000' is no word, no number",
                "circle a radius 1 fill red                          | 1:24 | a colour such as #ff8000, not 'red'",
                "circle a radius 1 fill #000000 size 3 3             | 1:32 | knows radius, fill, palette, index, at, hidden",
                "circle a radius 1 radius 2 fill #000000             | 1:19 | radius is said twice",
                "circle a radius 1 palette p                         | 1:19 | no palette is called p",
                "circle a radius 1 fill #000000 index 1              | 1:1  | which a has not",
                "circle a radius 1 fill #000000 {/}                  | 1:32 | circle has no block",
                "circle a radius 1 fill #000000/circle a radius 1 fill #000000 | 2:8 | taken by line 1",
                "circle a radius 1 fill #000000 at 1 40000           | 1:37 | -32768..32767, not '40000'",
                "circle a radius 1 fill #000000 opacity 2            | 1:40 | a number of 0..1, not '2'",
                "label a                                             | 1:1  | lacks text: a text in quotes",
                "label a \"open                                      | 1:9  | no closing quote",
                "label a \"\\x\"                                     | 1:10 | a backslash must stand before n",
                "circle a \"text\" radius 1 fill #000000             | 1:10 | circle takes no text",
                "polygon a points 1 2 3 4 fill #000000               | 1:1  | 3 points at least",
                "polygon a points 1 2 3 fill #000000                 | 1:24 | pairs of whole numbers",
                "group g {/circle a radius 1 fill #000000            | 1:1  | closed nowhere",
                "}                                                   | 1:1  | no brace is open",
                "group g {/} circle                                  | 2:3  | nothing may follow",
                "group g {/palette p #000000/}                       | 2:1  | outside of groups",
                "palette p                                           | 1:1  | lacks its values",
                "palette p #000000 7                                 | 1:19 | not '7'",
                "bitmap b {/\"..\"/\".\"/}                           | 1:1  | of equal length, not 2 and 1",
                "bitmap b {/\".A\"/}                                 | 2:1  | one text of ., 0..9 and a..z",
                "bitmap b {/\".\"/}/picture a image b                | 4:1  | must have palette NAME",
                "picture a image b                                   | 1:11 | no image or bitmap is called b",
                "image i \"x.bmp\"/tiles t image i tile 8 8 {/0 -1/} | 3:3  | the number of a tile, 0 or more",
                "tiles t image i tile 8 8                            | 1:1  | lacks its values",
            })
    void saysWhereAndWhatIsWrong(String text, String place, String words) {
        SceneException e = assertThrows(SceneException.class, () -> SceneText.parse(text.replace('/', '\n')));
        boolean said = e.problems().stream()
                .anyMatch(p ->
                        p.toString().startsWith(place + ": ") && p.message().contains(words));
        assertTrue(said, e.toString());
    }

    @Test
    void saysAllThatIsWrongAtOnceButNoMoreThanTwenty() {
        SceneException e = assertThrows(SceneException.class, () -> SceneText.parse("x\n".repeat(50)));
        assertEquals(20, e.problems().size());
        e = assertThrows(SceneException.class, () -> SceneText.parse("blob {\n }\ncircle a radius 0\n}"));
        assertEquals(
                "1 3 3 3 4",
                e.problems().stream().map(p -> String.valueOf(p.line())).collect(Collectors.joining(" ")),
                e.toString());
    }

    @Test
    void groupsNestOnlySoDeep() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("group g").append(i).append(" {\n");
        }
        SceneException e = assertThrows(SceneException.class, () -> SceneText.parse(text.toString()));
        assertTrue(e.toString().contains("deeper than 64"), e.toString());
    }

    /// Characters and lines that are left out, doubled, exchanged or replaced: a scene or problems, nothing else.
    @Test
    void endsInASceneOrInProblemsWhateverComes() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "{}\"#.-/\\ \n\r\t0a\u00e9\ud83d";
        int right = 0;
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder(ALL);
            for (int n = random.nextInt(1, 5); n > 0 && !text.isEmpty(); n--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(1, 30));
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, end);
                    case 1 -> text.insert(at, text.substring(at, end));
                    case 2 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> text.setLength(at);
                }
            }
            String given = text.toString();
            try {
                SceneText.parse(given);
                right++;
            } catch (SceneException e) {
                int lines = given.split("\r\n|\r|\n", -1).length;
                for (SceneException.Problem problem : e.problems()) {
                    assertTrue(
                            problem.line() >= 1 && problem.line() <= lines && problem.column() >= 1,
                            () -> "seed " + seed + ": " + problem + " in\n" + given);
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", round " + round + ":\n" + given, e);
            }
        }
        assertTrue(right > 0, "some still are scenes");
        assertDoesNotThrow(() -> SceneText.parse(ALL));
    }
}
