package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoStoreTest {
    @TempDir
    Path folder;

    private static String name(Path photo) {
        return photo.getFileName().toString();
    }

    private static Path save(PhotoStore store, byte... bytes) throws IOException {
        return store.save(MemorySegment.ofArray(bytes), 0, bytes.length, "jpg");
    }

    private List<String> files() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(PhotoStoreTest::name).sorted().toList();
        }
    }

    @Test
    void photosAreNumberedAndKeepTheirBytes() throws IOException {
        PhotoStore store = PhotoStore.open(folder);
        try (SimulatedCamera camera = new SimulatedCamera(64, 64, 30)) {
            camera.next();
            Path photo = store.save(camera);
            assertEquals("img0001.jpg", name(photo));
            assertArrayEquals(Bytes.frame(camera), Files.readAllBytes(photo));
        }
        assertEquals("img0002.jpg", name(save(store, (byte) 1)));
        assertEquals("img0003.jpg", name(save(PhotoStore.open(folder), (byte) 1)));
        assertEquals("img0004.jpg", name(save(store, (byte) 1)), "a number of another one is passed over");
        assertEquals(List.of("img0001.jpg", "img0002.jpg", "img0003.jpg", "img0004.jpg"), files());
        assertEquals(3, store.saved());
    }

    @ParameterizedTest
    @ValueSource(strings = {"img0041.jpg", "img0041.gif", "IMG0041.JPG"})
    void numbersGoOnBehindTheLargest(String existing) throws IOException {
        Files.write(folder.resolve(existing), new byte[] {1});
        Files.write(folder.resolve("img9.jpg"), new byte[0]);
        Files.write(folder.resolve("image0077.jpg"), new byte[0]);
        assertEquals("img0042.jpg", name(save(PhotoStore.open(folder), (byte) 2)));
    }

    @Test
    void moreThanFourDigits() throws IOException {
        Files.write(folder.resolve("img9999.jpg"), new byte[] {1});
        PhotoStore store = PhotoStore.open(folder);
        assertEquals("img10000.jpg", name(save(store, (byte) 2)));
        assertEquals("img10001.jpg", name(save(PhotoStore.open(folder), (byte) 2)));
    }

    @Test
    void whatSomebodyElsePutThereIsNotOverwritten() throws IOException {
        PhotoStore store = PhotoStore.open(folder);
        Files.write(folder.resolve("img0001.jpg"), new byte[] {42});
        Files.write(folder.resolve("img0002.gif"), new byte[] {43});
        assertEquals("img0003.jpg", name(save(store, (byte) 2)));
        assertArrayEquals(new byte[] {42}, Files.readAllBytes(folder.resolve("img0001.jpg")));
    }

    @Test
    void theFolderMustExist() throws IOException {
        Path missing = folder.resolve("sd");
        String message =
                assertThrows(IOException.class, () -> PhotoStore.open(missing)).toString();
        assertTrue(message.contains(missing + ": no such folder") && message.contains("mount the card"), message);
        assertFalse(Files.exists(missing), "never made");
        Path file = Files.write(folder.resolve("file"), new byte[0]);
        assertTrue(assertThrows(IOException.class, () -> PhotoStore.open(file))
                .toString()
                .contains("is a file"));
    }

    @Test
    void aCardThatIsPulledOutIsNoticed() throws IOException {
        Path card = Files.createDirectory(folder.resolve("card"));
        PhotoStore store = PhotoStore.open(card);
        save(store, (byte) 1);
        Files.move(card, folder.resolve("pocket"));
        assertTrue(assertThrows(IOException.class, () -> save(store, (byte) 2))
                .toString()
                .contains("the folder is gone"));
        Files.createDirectory(card);
        String message =
                assertThrows(IOException.class, () -> save(store, (byte) 2)).toString();
        assertTrue(message.contains("another folder than before; was the card pulled out?"), message);
        try (var left = Files.list(card)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aCardThatIsFullIsNoticedBefore() throws IOException {
        PhotoStore store = PhotoStore.open(folder);
        String message = assertThrows(IOException.class, () -> store.begin("gif", Long.MAX_VALUE / 2))
                .toString();
        assertTrue(message.contains("kB are free, the photo needs"), message);
        assertEquals(List.of(), files());
    }

    @Test
    void anUnfinishedPhotoLeavesNothing() throws IOException {
        PhotoStore store = PhotoStore.open(folder);
        try (PhotoStore.Photo photo = store.begin("gif", 10)) {
            photo.out().write(1);
            assertEquals(1, files().size());
            assertTrue(files().getFirst().endsWith(".part"), "hidden until it is complete");
        }
        assertEquals(List.of(), files());
        try (PhotoStore.Photo photo = store.begin("gif", 10)) {
            photo.out().write(7);
            assertEquals("img0001.gif", name(photo.commit()));
        }
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(folder.resolve("img0001.gif")));
        for (String bad : new String[] {"", "JPG", "../x", "a.b", "toolongname"}) {
            assertThrows(IllegalArgumentException.class, () -> store.begin(bad, 1));
        }
    }

    @Test
    void whatDeadProcessesLeftIsRemoved() throws IOException {
        Files.write(folder.resolve(".img-4194305-0.part"), new byte[10]); // above any process number of Linux
        Path ours = Files.write(folder.resolve(".img-" + ProcessHandle.current().pid() + "-0.part"), new byte[10]);
        Files.write(folder.resolve(".img-notes.part"), new byte[10]);
        PhotoStore.open(folder);
        assertEquals(List.of(name(ours), ".img-notes.part"), files());
    }

    @Test
    void threadsShareAStore() throws Exception {
        PhotoStore store = PhotoStore.open(folder);
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            byte content = (byte) i;
            threads[i] = Thread.ofPlatform().start(() -> {
                try {
                    for (int n = 0; n < 10; n++) {
                        save(store, content);
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(40, files().size());
        assertEquals("img0040.jpg", files().getLast());
    }

    @Test
    void aShutterSavesInTheBackgroundAndSaysWhatFailed() throws Exception {
        Path card = Files.createDirectory(folder.resolve("card"));
        try (FrameArena arena = new FrameArena(2, 64);
                Shutter shutter = new Shutter(PhotoStore.open(card))) {
            FrameLease frame = arena.claim();
            frame.slot().length = 3;
            assertEquals("img0001.jpg", name(shutter.take(frame).get()));
            while (arena.held() > 0) {
                Thread.sleep(1);
            }
            Files.move(card, folder.resolve("pocket"));
            var failing = shutter.take(arena.claim());
            String cause = assertThrows(ExecutionException.class, failing::get).toString();
            assertTrue(cause.contains("the folder is gone"), cause);
            while (arena.held() > 0) {
                Thread.sleep(1);
            }
        }
    }

    /// A process that saves photos until it is killed: each begins with its length and ends with its checksum.
    static final class Child {
        private Child() {}

        /// Saves.
        ///
        /// @param args folder, seed
        public static void main(String[] args) throws IOException {
            PhotoStore store = PhotoStore.open(Path.of(args[0]));
            Random random = new Random(Long.parseLong(args[1]));
            for (int n = 0; ; n++) {
                byte[] photo = new byte[random.nextInt(100, 300_000)];
                random.nextBytes(photo);
                seal(photo);
                save(store, photo);
                if (n == 0) {
                    System.out.println("ready"); // all that is needed is loaded: from now on it saves
                }
            }
        }
    }

    private static void seal(byte[] photo) {
        put(photo, 0, photo.length);
        put(photo, photo.length - 4, crc(photo));
    }

    private static int crc(byte[] photo) {
        CRC32 crc = new CRC32();
        crc.update(photo, 0, photo.length - 4);
        return (int) crc.getValue();
    }

    private static void put(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
    }

    private static int get(byte[] bytes, int at) {
        return (bytes[at] & 255) | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16 | bytes[at + 3] << 24;
    }

    /// `-Dphoto.kills=200` for the long form.
    @Test
    void killedAtAnyMomentNoHalfPhotoHasANameAndNoneIsOverwritten() throws Exception {
        int kills = Integer.getInteger("photo.kills", 6);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Integer> seen = new HashMap<>();
        int killedWhileSaving = 0;
        for (int run = 0; run < kills; run++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            Child.class.getName(),
                            folder.toString(),
                            Long.toString(random.nextLong()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertEquals('r', child.getInputStream().read(), "it has started");
                TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
            } finally {
                child.destroyForcibly().waitFor();
            }
            for (String name : files()) {
                if (name.endsWith(".part")) {
                    killedWhileSaving++;
                    continue;
                }
                byte[] photo = Files.readAllBytes(folder.resolve(name));
                String where = "seed " + seed + ", run " + run + ", " + name;
                assertTrue(photo.length >= 8, where + " is too short");
                assertEquals(photo.length, get(photo, 0), where + ": length");
                int crc = get(photo, photo.length - 4);
                assertEquals(crc(photo), crc, where + ": checksum");
                assertEquals(crc, seen.computeIfAbsent(name, _ -> crc), where + " was overwritten");
            }
            assertTrue(files().containsAll(seen.keySet()), "none is gone");
        }
        if (kills >= 100) {
            System.out.println(kills + " kills, " + killedWhileSaving + " in the middle of a photo, " + seen.size()
                    + " photos whole, seed " + seed);
            assertTrue(killedWhileSaving > 0 && seen.size() > kills, "killed before it could save anything");
        }
    }

    /// Of this module's classes and tests, and of those that it needs.
    private static String classPath() {
        String path = System.getProperty("jdk.module.path", "");
        String tests = Path.of("target", "test-classes").toString();
        return String.join(
                java.io.File.pathSeparator,
                Path.of("target", "classes").toString(),
                tests,
                path,
                System.getProperty("java.class.path", ""));
    }
}
