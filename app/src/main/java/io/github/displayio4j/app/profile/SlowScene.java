package io.github.displayio4j.app.profile;

import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.OnDiskBitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.text.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;

/// Small scenes, each slow for one reason, and one that is not: to learn what a profile says, and to hold the
/// profiler to it. The reasons are what users of small panels run into.
enum SlowScene {
    /// A text, a sprite and a chart that change as little as they must.
    HEALTHY("healthy", "a dashboard that changes as little as it must") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0)) {
                private final Bitmap chart = new Bitmap(200, 60, 2);
                private final Label label = new Label("0000", WHITE);
                private final TileGrid sprite = grid("sprite", new Bitmap(16, 16, 2), twoColours());

                @Override
                void open() {
                    put("chart", new TileGrid(chart, twoColours()), 20, 170);
                    label.moveTo(20, 20);
                    stage.root.append(label.layer());
                    stage.root.append(sprite);
                }

                @Override
                void frame(int n) {
                    label.setText("%04d".formatted(n / 4));
                    sprite.moveTo(20 + n % 200, 100);
                    chart.set(n % 200, 30 + (int) (25 * Math.sin(n * 0.1)), 1);
                }
            };
        }
    },

    /// A colour that fills half of the panel changes in each frame.
    PALETTE_CHANGE("defect-palette-change", "a theme's background colour glows") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0)) {
                private final Palette theme = new Palette(16);

                @Override
                void open() {
                    Bitmap background = new Bitmap(240, 240, 16);
                    for (int y = 0; y < 240; y++) {
                        for (int x = 0; x < 240; x++) {
                            background.set(x, y, y < 140 ? 0 : 1 + x % 15);
                        }
                    }
                    put("theme", new TileGrid(background, theme), 0, 0);
                }

                @Override
                void frame(int n) {
                    theme.set(0, (n * 8 & 0xff) * 0x010101);
                }
            };
        }
    },

    /// Tiles that change below an opaque page.
    HIDDEN_OVERLAP("defect-hidden-overlap", "an animation goes on below a page that hides it") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0)) {
                private final Bitmap clock = new Bitmap(8, 8, 2);
                private final TileGrid tiles = TileGrid.builder(tileSheet(), greys())
                        .tiles(15, 15)
                        .tileSize(16, 16)
                        .build();

                @Override
                void open() {
                    put("animation", tiles, 0, 0);
                    put("page", new TileGrid(new Bitmap(240, 240, 2), twoColours()), 0, 0);
                    put("clock", new TileGrid(clock, twoColours()), 8, 8);
                }

                @Override
                void frame(int n) {
                    for (int i = 0; i < 225; i++) {
                        tiles.setTile(i % 15, i / 15, (n + i) % 8);
                    }
                    clock.set(n % 8, n / 8 % 8, 1 - n / 64 % 2);
                }
            };
        }
    },

    /// Dots far apart.
    TINY_WINDOWS("defect-tiny-windows", "stars twinkle all over a panel, and each call of the bus takes 15 us") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0, 15_000)) {
                private final Bitmap sky = new Bitmap(240, 240, 2);

                @Override
                void open() {
                    put("sky", new TileGrid(sky, twoColours()), 0, 0);
                }

                @Override
                void frame(int n) {
                    for (int i = 0; i < 40; i++) {
                        int x = 5 + i * 97 % 230;
                        int y = 2 + 6 * i;
                        sky.set(x, y, 1 - sky.get(x, y));
                    }
                }
            };
        }
    },

    /// A layer as large as the panel, of which a dot is seen.
    OVERSIZE_SPRITE("defect-oversize-sprite", "a cursor is a transparent picture as large as the panel") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0)) {
                private final Bitmap picture = new Bitmap(240, 240, 2);
                private final TileGrid cursor = grid("cursor", picture, transparent());

                @Override
                void open() {
                    put(
                            "map",
                            TileGrid.builder(tileSheet(), greys())
                                    .tiles(15, 15)
                                    .tileSize(16, 16)
                                    .build(),
                            0,
                            0);
                    for (int i = 0; i < 6; i++) {
                        picture.set(100 + i, 100, 1);
                        picture.set(100, 100 + i, 1);
                    }
                    stage.root.append(cursor);
                }

                @Override
                void frame(int n) {
                    cursor.moveTo(n % 50, n % 30);
                }
            };
        }
    },

    /// Labels that are thrown away in each frame.
    TEXT_REBUILD("defect-text-rebuild", "each frame makes its labels anew") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0)) {
                private final Group page = new Group();

                @Override
                void open() {
                    page.setName("page");
                    stage.root.append(page);
                    frame(0);
                }

                @Override
                void frame(int n) {
                    while (!page.isEmpty()) {
                        page.remove(page.get(page.size() - 1));
                    }
                    for (int line = 0; line < 15; line++) {
                        Label label =
                                new Label("line %2d of a long page %d".formatted(line, line == 0 ? n % 10 : 0), WHITE);
                        label.moveTo(10, 10 + 15 * line);
                        page.append(label.layer());
                    }
                }
            };
        }
    },

    /// A file read by columns.
    ROTATED_ONDISK("defect-rotated-ondisk", "a picture on disk scrolls on a panel held sideways") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 90)) {
                private final OnDiskBitmap picture = plan();
                private final TileGrid map = new TileGrid(picture, picture.pixelShader());

                @Override
                void open() {
                    put("map", map, 0, 0);
                }

                @Override
                void frame(int n) {
                    map.moveTo(-(n % 100), 0);
                }

                @Override
                public void close() {
                    super.close();
                    picture.close();
                }
            };
        }
    },

    /// Another device on the same wires.
    LOCK_WAIT("defect-lock-wait", "an SD card keeps the bus") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0)) {
                private final Bitmap clock = new Bitmap(32, 32, 2);
                private final SynchronousQueue<Integer> turns = new SynchronousQueue<>();
                private final Thread card = new Thread(this::write, "sd-card");

                @Override
                void open() {
                    put("clock", new TileGrid(clock, twoColours()), 8, 8);
                    card.setDaemon(true);
                    card.start();
                }

                // takes the bus each time before the display wants it.
                private void write() {
                    try {
                        while (turns.take() >= 0) {
                            try (BusLock.Turn _ = stage.lock.take()) {
                                turns.put(0);
                                Thread.sleep(4);
                            }
                        }
                    } catch (InterruptedException e) {
                        // the play is over
                    }
                }

                @Override
                void frame(int n) throws InterruptedException {
                    turns.put(n);
                    turns.take();
                    clock.set(n % 32, n / 32 % 32, 1 - clock.get(n % 32, n / 32 % 32));
                }

                @Override
                public void close() {
                    card.interrupt();
                    super.close();
                }
            };
        }
    },

    /// Memory that is thrown away.
    GARBAGE("defect-garbage", "each frame asks for megabytes of new memory") {
        @Override
        Play play() {
            return new Play(new Stage(PANEL, 0, 0)) {
                private final byte[][] history = new byte[64][];
                private final Bitmap clock = new Bitmap(32, 32, 2);

                @Override
                void open() {
                    put("clock", new TileGrid(clock, twoColours()), 8, 8);
                }

                @Override
                void frame(int n) {
                    for (int i = 0; i < 64; i++) {
                        history[(n + i) % 64] = new byte[256 * 1024];
                    }
                    clock.set(n % 32, n / 32 % 32, 1 - clock.get(n % 32, n / 32 % 32));
                }
            };
        }
    },

    /// A clock that is far below the panel's.
    SLOW_BUS("defect-slow-bus", "video at a fifteenth of the panel's clock") {
        @Override
        Play play() {
            return video(new Stage(PANEL, 4_000_000, 0));
        }
    },

    /// Memory rows are glass columns.
    SCAN_ORDER("defect-scan-order", "video on a panel whose rows are the memory's columns") {
        @Override
        Play play() {
            return video(new Stage("memento", 0, 0));
        }
    };

    private static final String PANEL = "st7789-240x240";
    private static final int WHITE = 0xFFFFFF;

    final String title;
    final String about;

    SlowScene(String title, String about) {
        this.title = title;
        this.about = about;
    }

    /// A running scene.
    abstract static class Play implements AutoCloseable {
        final Stage stage;

        Play(Stage stage) {
            this.stage = stage;
        }

        /// Builds the scene.
        void open() {}

        /// Changes it.
        ///
        /// @param n 0 for the first frame
        abstract void frame(int n) throws InterruptedException;

        void put(String name, Layer layer, int x, int y) {
            layer.setName(name);
            layer.moveTo(x, y);
            stage.root.append(layer);
        }

        @Override
        public void close() {
            stage.close();
        }
    }

    /// The scene, before its first frame.
    abstract Play play();

    private static TileGrid grid(String name, Bitmap bitmap, PixelShader shader) {
        TileGrid grid = new TileGrid(bitmap, shader);
        grid.setName(name);
        return grid;
    }

    private static Palette twoColours() {
        Palette palette = new Palette(2);
        palette.set(1, 0x40C0FF);
        return palette;
    }

    private static Palette transparent() {
        Palette palette = twoColours();
        palette.makeTransparent(0);
        return palette;
    }

    private static Palette greys() {
        Palette palette = new Palette(8);
        for (int i = 0; i < 8; i++) {
            palette.set(i, i * 0x101010);
        }
        return palette;
    }

    private static Bitmap tileSheet() {
        Bitmap sheet = new Bitmap(128, 16, 8);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 128; x++) {
                sheet.set(x, y, (x / 16 + (x ^ y)) % 8);
            }
        }
        return sheet;
    }

    private static Play video(Stage stage) {
        return new Play(stage) {
            private final Bitmap frame = new Bitmap(stage.display.width(), stage.display.height(), 65536);

            @Override
            void open() {
                put("video", new TileGrid(frame, new ColorConverter(Colorspace.RGB565)), 0, 0);
            }

            @Override
            void frame(int n) {
                frame.fill(n * 2081 & 0xffff);
            }
        };
    }

    /// A BMP of 24 bits that is white but for some bars.
    private static OnDiskBitmap plan() {
        int width = 1200;
        int height = 800;
        ByteBuffer file = ByteBuffer.allocate(54 + 3 * width * height).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0x4D42).putInt(file.capacity()).putInt(0).putInt(54);
        file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
        file.putInt(0).putInt(0).putInt(0).putInt(0).putInt(0).putInt(0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                byte value = (byte) (x % 160 == 0 && y % 160 < 30 ? 0 : 255);
                file.put(value).put(value).put(value);
            }
        }
        try {
            Path path = Files.createTempFile("plan", ".bmp");
            try {
                Files.write(path, file.array());
                return OnDiskBitmap.open(path);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
