package io.github.displayio4j.preview.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.FramebufferDisplay;
import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.TileGrid;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Versions of a scene file, one after the other, on a display that sends what it is told has changed.
class LiveSceneTest {
    private static final String FIRST = """
            palette theme #000000 #ffffff #ff8000
            bitmap sheet {
                "0011"
                "0121"
            }
            rectangle back size 60 40 fill #000040
            group hud at 2 2 {
                label title "one" color #ffff00
                rectangle bar size 20 4 at 0 14 fill #ff0000
            }
            tiles map image sheet palette theme tile 2 2 at 30 20 {
                0 1
                1 0
            }
            circle dot radius 4 at 50 30 palette theme index 2
            """;

    @TempDir
    Path folder;

    private final Screen screen = new Screen();

    @Test
    void showsTheScene() throws Exception {
        LiveScene scene = show(FIRST);
        assertEquals(0x000040, screen.at(59, 39));
        assertEquals(0xFF0000, screen.at(2, 16));
        assertEquals(0xFFFFFF, screen.at(33, 20), "tile 1");
        assertEquals(0xFF8000, screen.at(50, 30));
        assertEquals(4, scene.root().size());
    }

    /// What is said differently, and the largest box that may be sent for it.
    @Test
    void sendsNothingButWhatChanged() throws Exception {
        LiveScene scene = show(FIRST);
        edit(scene, "size 20 4", "size 22 4", 2, 16, 24, 20);
        edit(scene, "fill #ff0000", "fill #00ff00", 2, 16, 24, 20);
        edit(scene, "0 1\n    1 0", "0 1\n    1 1", 32, 22, 34, 24);
        edit(scene, "at 50 30", "at 51 30", 46, 26, 56, 35);
        edit(scene, "palette theme index 2", "palette theme index 1", 47, 26, 56, 35);
        edit(scene, "\"one\"", "\"two\"", 2, 2, 20, 14);
        edit(scene, "tile 2 2 at 30 20", "tile 2 2 at 30 20 flip-x", 30, 20, 34, 24);
        edit(scene, "\"0121\"", "\"0122\"", 30, 20, 34, 24); // both tiles of the sheet, in four cells
        edit(scene, "palette theme #000000 #ffffff", "palette theme #000000 #fffffe", 30, 20, 56, 35);
        edit(scene, "rectangle bar", "rectangle bar hidden", 2, 16, 24, 20);
        edit(scene, "// the end", "", 0, 0, 0, 0);
        edit(scene, "label title", "// a comment\n    label title", 0, 0, 0, 0);
        edit(scene, "\"0011\"\n    \"0122\"", "\"00\"\n    \"00\"\n    \"11\"\n    \"12\"", 30, 20, 34, 24);
    }

    private String text = "";

    private void edit(LiveScene scene, String from, String to, int x1, int y1, int x2, int y2) throws SceneException {
        assertTrue(text.contains(from), from);
        text = text.replace(from, to);
        scene.apply(SceneText.parse(text));
        screen.refresh();
        for (int[] area : screen.shown) {
            assertTrue(
                    area[0] >= x1 && area[1] >= y1 && area[2] <= x2 && area[3] <= y2,
                    "'" + from + "' -> '" + to + "' sent " + area[0] + "," + area[1] + ".." + area[2] + "," + area[3]);
        }
        assertEquals(x1 == x2, screen.shown.isEmpty(), "'" + from + "' -> '" + to + "'");
        assertArrayEquals(fresh(text), screen.picture(), "'" + from + "' -> '" + to + "'");
    }

    @Test
    void keepsWhatTheApplicationChangedWhereTheFileDidNot() throws Exception {
        LiveScene scene = show(FIRST);
        Layer dot = scene.layer("dot");
        dot.moveTo(10, 11);
        scene.label("title").setText("mine");
        scene.palette("theme").set(1, 0x123456);
        ((TileGrid) scene.layer("map")).setTile(0, 0, 1);
        scene.apply(SceneText.parse(FIRST.replace("radius 4", "radius 5").replace("#ff8000", "#ff8001")));
        assertSame(dot, scene.layer("dot"));
        assertEquals("10,11", dot.x() + "," + dot.y());
        assertEquals(0x123456, scene.palette("theme").get(1));
        assertEquals(0xff8001, scene.palette("theme").get(2));
        assertEquals(1, ((TileGrid) scene.layer("map")).tile(0, 0));
        int wide = scene.label("title").width();
        scene.apply(SceneText.parse(FIRST.replace("at 50 30", "at 51 30")));
        assertEquals("51,30", dot.x() + "," + dot.y(), "now the file says otherwise");
        assertEquals(wide, scene.label("title").width());
    }

    @Test
    void keepsThePlaceOfALayerThatBecomesAnother() throws Exception {
        LiveScene scene = show(FIRST);
        Layer map = scene.layer("map");
        map.moveTo(3, 4);
        scene.apply(SceneText.parse(FIRST.replace("0 1\n    1 0", "0 1 1\n    1 0 0")));
        assertNotSame(map, scene.layer("map"));
        assertEquals("3,4", scene.layer("map").x() + "," + scene.layer("map").y());
        assertEquals(3, ((TileGrid) scene.layer("map")).width());
        assertEquals(2, scene.root().indexOf(scene.layer("map")));
        assertEquals(-1, scene.root().indexOf(map));
    }

    @Test
    void keepsLayersOfTheApplicationAboveItsOwn() throws Exception {
        LiveScene scene = show(FIRST);
        Group mine = new Group();
        scene.root().append(mine);
        scene.apply(SceneText.parse(FIRST + "circle more radius 1 fill #ffffff\n"));
        assertEquals(4, scene.root().indexOf(scene.layer("more")));
        assertEquals(5, scene.root().indexOf(mine));
        scene.apply(SceneText.parse(""));
        assertEquals(0, scene.root().indexOf(mine));
        assertEquals(1, scene.root().size());
    }

    @Test
    void movesLayersBetweenGroups() throws Exception {
        LiveScene scene = show(FIRST);
        Layer bar = scene.layer("bar");
        scene.apply(SceneText.parse("group a {\ngroup hud {\n}\n}\nrectangle bar size 20 4 at 0 14 fill #ff0000\n"));
        assertSame(bar, scene.layer("bar"));
        assertEquals(1, scene.root().indexOf(bar));
        scene.apply(SceneText.parse("group hud {\ngroup a {\nrectangle bar size 20 4 at 0 14 fill #ff0000\n}\n}\n"));
        assertSame(bar, ((Group) scene.layer("a")).get(0));
        assertSame(scene.layer("a"), ((Group) scene.layer("hud")).get(0));
        screen.refresh();
        assertArrayEquals(fresh("rectangle bar size 20 4 at 0 14 fill #ff0000\n"), screen.picture());
    }

    @Test
    void changesNothingIfAnythingIsWrong() throws Exception {
        LiveScene scene = show(FIRST);
        String more = FIRST.replace("#ff8000", "#ff8001");
        assertProblem(scene, more + "image i \"none.bmp\"\n", "16:9: i can't be shown: no such file: ");
        assertProblem(scene, more.replace("tile 2 2", "tile 3 2"), "tile size must divide the bitmap's 4x2");
        assertProblem(scene, more.replace("0 1\n", "0 9\n"), "tile must be 0..1, not 9");
        assertEquals(0xff8000, scene.palette("theme").get(2));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> scene.layer("nobody"));
        assertTrue(e.toString().contains("no layer called nobody, but back, bar, dot"), e.toString());
    }

    private static void assertProblem(LiveScene scene, String text, String words) {
        SceneException e = assertThrows(SceneException.class, () -> scene.apply(SceneText.parse(text)));
        assertTrue(e.toString().contains(words), e.toString());
    }

    /// From any version to any other: the display shows what it would show of that version alone.
    @Test
    void becomesAnyVersionFromAnyOther() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        LiveScene scene = show(FIRST);
        for (int round = 0; round < 300; round++) {
            text = randomScene(random);
            scene.apply(SceneText.parse(text));
            screen.refresh();
            assertArrayEquals(fresh(text), screen.picture(), "seed " + seed + ", round " + round + ":\n" + text);
        }
    }

    private static String randomScene(SplittableRandom random) {
        StringBuilder out = new StringBuilder(
                "palette p #%06x #%06x transparent%n".formatted(random.nextInt(1 << 24), random.nextInt(1 << 24)));
        out.append(random.nextBoolean() ? "" : "palette q #%06x%n".formatted(random.nextInt(1 << 24)));
        boolean wide = random.nextBoolean();
        String row = random.nextBoolean() ? "\"0121\"\n" : "\"1002\"\n";
        out.append("bitmap b {\n").append(wide ? row + row : row.repeat(4)).append("}\n");
        int depth = 0;
        List<Integer> ids = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        for (int n = random.nextInt(8); n > 0; n--) {
            int id = ids.remove(/* index */ random.nextInt(ids.size()));
            String common = (random.nextBoolean() ? " at " + random.nextInt(50) + " " + random.nextInt(30) : "")
                    + (random.nextInt(6) == 0 ? " hidden" : "")
                    + (random.nextInt(6) == 0 ? " opacity 0.5" : "");
            String fill = random.nextBoolean()
                    ? " fill #%06x".formatted(random.nextInt(1 << 24))
                    : " palette p" + (random.nextBoolean() ? " index " + random.nextInt(2) : "");
            int size = random.nextInt(1, 12);
            switch (random.nextInt(6)) {
                case 0 -> out.append("rectangle l%d size %d 5%s%s%n".formatted(id, size, common, fill));
                case 1 -> out.append("circle l%d radius %d%s%s%n".formatted(id, size, common, fill));
                case 2 -> out.append("polygon l%d points 0 0 %d 3 4 9%s%s%n".formatted(id, size, common, fill));
                case 3 ->
                    out.append("label l%d \"%s\" color #ff00ff%s%n".formatted(id, "text".substring(size % 4), common));
                case 4 ->
                    out.append("tiles l%d image b palette p tile 2 2%s%s {%n0 1%n%s}%n"
                            .formatted(
                                    id,
                                    common,
                                    random.nextBoolean() ? " flip-x" : " transpose",
                                    random.nextBoolean() ? "1 1\n" : ""));
                default -> {
                    out.append("group l%d scale %d%s {%n".formatted(id, size % 3 + 1, common));
                    depth++;
                }
            }
            if (depth > 0 && random.nextInt(3) == 0) {
                out.append("}\n");
                depth--;
            }
        }
        return out + "}\n".repeat(depth);
    }

    @Test
    void looksAtAFileAgainAndAgain() throws IOException {
        Path path = folder.resolve("a.scene");
        SceneFile file = new SceneFile(path);
        assertTrue(file.look());
        assertEquals(path + ": no such file", file.problem());
        assertEquals(false, file.look(), "said already");
        Files.writeString(path, "circle a radius 3 fill #ffffff\n");
        assertTrue(file.look());
        assertEquals(null, file.problem());
        Layer a = file.scene().layer("a");
        assertEquals(false, file.look());
        Files.writeString(path, "circle a radius 3 fill #fffff\n");
        assertTrue(file.look());
        assertTrue(String.valueOf(file.problem()).startsWith(path + ":1:24: '#fffff' is no word"), file.problem());
        assertSame(a, file.scene().layer("a"), "stays as it is");
        assertEquals(false, file.look());
        Files.writeString(path, "image i \"i.bmp\"\ncircle a radius 4 fill #ffffff\npicture p image i\n");
        assertTrue(file.look());
        assertTrue(String.valueOf(file.problem()).contains("no such file"), file.problem());
        Files.write(folder.resolve("i.bmp"), bmp(0xff0000, 1));
        assertTrue(file.look(), "the image has come, the text is the same");
        assertEquals(null, file.problem());
        screen.show(file.scene().root());
        assertEquals(0xff0000, screen.at(0, 0));
        Layer p = file.scene().layer("p");
        Files.write(folder.resolve("i.bmp"), bmp(0x00ff00, 2)); // another size, so no clock need have moved
        assertTrue(file.look());
        screen.refresh();
        assertEquals(0x00ff00, screen.at(1, 0));
        assertNotSame(p, file.scene().layer("p"));
        Files.delete(path);
        assertTrue(file.look());
        assertEquals(path + ": no such file", file.problem());
    }

    /// A row of pixels in 24 bits.
    private static byte[] bmp(int colour, int width) {
        int rowBytes = (3 * width + 3) / 4 * 4;
        byte[] file = new byte[54 + rowBytes];
        file[0] = 'B';
        file[1] = 'M';
        file[2] = (byte) file.length;
        file[10] = 54;
        file[14] = 40;
        file[18] = (byte) width;
        file[22] = 1;
        file[26] = 1;
        file[28] = 24;
        for (int x = 0; x < width; x++) {
            file[54 + 3 * x] = (byte) colour;
            file[55 + 3 * x] = (byte) (colour >> 8);
            file[56 + 3 * x] = (byte) (colour >> 16);
        }
        return file;
    }

    private LiveScene show(String scene) throws SceneException {
        text = scene + "// the end\n";
        LiveScene live = new LiveScene(folder);
        live.apply(SceneText.parse(text));
        screen.show(live.root());
        return live;
    }

    /// What a display shows that knows no other version.
    private int[] fresh(String scene) throws SceneException {
        LiveScene live = new LiveScene(folder);
        live.apply(SceneText.parse(scene));
        Screen other = new Screen();
        other.show(live.root());
        return other.picture();
    }

    /// A display of 60 x 40 that remembers what was sent last; nothing is compared before it is sent.
    private static final class Screen implements Framebuffer {
        private static final int WIDTH = 60;
        private static final int HEIGHT = 40;
        private final MemorySegment memory = MemorySegment.ofArray(new int[WIDTH * HEIGHT]);
        private final FramebufferDisplay display = new FramebufferDisplay(this, 0);
        final List<int[]> shown = new ArrayList<>();

        void show(Group root) {
            display.setRootGroup(root);
            refresh();
        }

        void refresh() {
            shown.clear();
            RefreshReport report = display.refresh();
            assertEquals(shown.size(), report.windows());
        }

        int at(int x, int y) {
            return picture()[y * WIDTH + x];
        }

        int[] picture() {
            int[] pixels = memory.toArray(ValueLayout.JAVA_INT);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] &= 0xffffff;
            }
            return pixels;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public int width() {
            return WIDTH;
        }

        @Override
        public int height() {
            return HEIGHT;
        }

        @Override
        public Layout layout() {
            return Layout.BGRX8888;
        }

        @Override
        public long stride() {
            return 4L * WIDTH;
        }

        @Override
        public MemorySegment pixels() {
            return memory;
        }

        @Override
        public void show(int[] areas, int count) {
            for (int i = 0; i < count; i++) {
                shown.add(new int[] {areas[4 * i], areas[4 * i + 1], areas[4 * i + 2], areas[4 * i + 3]});
            }
        }

        @Override
        public void close() {}
    }
}
