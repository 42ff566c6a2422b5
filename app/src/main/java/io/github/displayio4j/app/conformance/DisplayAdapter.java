package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.AutoRefresh;
import io.github.displayio4j.busdisplay.Backlight;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.LateFrames;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusBusyException;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `busdisplay.BusDisplay`, with a panel model behind its bus.
final class DisplayAdapter extends AnyDisplayAdapter {
    private static final Set<String> PANEL_KEYS = Set.of(
            "cols",
            "rows",
            "cell",
            "crc32",
            "zb64",
            "ideal",
            "ideal_crc32",
            "ideal_zb64",
            "stale_cells",
            "same_as_previous",
            "outside");

    private final BusDisplay display;
    private final Bench bench;
    private final RecordingBus bus;
    private final PanelModel panel;
    private @Nullable JsonObject lastPanel;

    private DisplayAdapter(BusDisplay display, Bench bench, RecordingBus bus, PanelModel panel) {
        super("BusDisplay");
        this.display = display;
        this.bench = bench;
        this.bus = bus;
        this.panel = panel;
    }

    /// Makes a display with CircuitPython's keywords and defaults (SCHEMA 6).
    static DisplayAdapter make(Arguments args, Bench bench) {
        RecordingBus bus = args.object(0, "display_bus", BusAdapter.class).recorded;
        byte[] init = args.object(1, "init_sequence", byte[].class);
        int rotation = args.integer(-1, "rotation", 0);
        boolean turned = rotation % 180 != 0;
        int width = args.integer(-1, "width");
        int height = args.integer(-1, "height");
        boolean pages = args.flag(-1, "SH1107_addressing", false);
        if (pages && args.integer(-1, "color_depth", 16) != 1) {
            throw new IllegalArgumentException("color_depth must be 1 with SH1107_addressing");
        }
        int bytesPerCell = args.integer(-1, "bytes_per_cell", 1);
        PanelSpec spec = new PanelSpec(
                "golden panel",
                Controller.ST7789,
                turned ? height : width,
                turned ? width : height,
                args.integer(-1, "colstart", 0),
                args.integer(-1, "rowstart", 0),
                format(args, bytesPerCell),
                addressing(args, pages),
                false,
                InitSequence.ofCircuitPython(init),
                new Glass(0, 0, false, false, false, false, false, false),
                60_000_000);
        BusDisplay.Builder builder = BusDisplay.builder(bus, spec)
                .rotation(rotation)
                .colorMode(ColorMode.CIRCUITPYTHON)
                .lateFrames(LateFrames.SKIP)
                .autoRefresh(args.flag(-1, "auto_refresh", true) ? AutoRefresh.POLLED : AutoRefresh.OFF)
                .nativeFps(args.integer(-1, "native_frames_per_second", 60));
        if (args.find(-1, "brightness") instanceof Number brightness) {
            builder.brightness(brightness.doubleValue());
        }
        if (args.find(-1, "brightness_command") instanceof Long command) {
            builder.backlight(new Backlight.Command(Math.toIntExact(command)));
        }
        boolean onHigh = args.flag(-1, "backlight_on_high", true);
        if (args.find(-1, "backlight_pin") instanceof PinAdapter) {
            builder.backlight(new Backlight.Pin(bench.wire.pin(Line.BACKLIGHT), onHigh));
        }
        if (bench.isExact()) {
            builder.circuitPython();
        }
        args.end();
        return new DisplayAdapter(builder.build(), bench, bus, new PanelModel(spec, bytesPerCell));
    }

    private static Addressing addressing(Arguments args, boolean pages) {
        int column = args.integer(-1, "set_column_command", 0x2a);
        int row = args.integer(-1, "set_row_command", 0x2b);
        int write = args.integer(-1, "write_ram_command", 0x2c);
        boolean oneByte = args.flag(-1, "single_byte_bounds", false);
        boolean dataAsCommands = args.flag(-1, "data_as_commands", false);
        return pages
                ? new Addressing.Pages()
                : new Addressing.Window(column, row, dataAsCommands ? -1 : write, oneByte ? 1 : 2, dataAsCommands);
    }

    private static PixelFormat format(Arguments args, int bytesPerCell) {
        int depth = args.integer(-1, "color_depth", 16);
        boolean gray = args.flag(-1, "grayscale", false);
        boolean shareRow = args.flag(-1, "pixels_in_byte_share_row", true);
        boolean firstHigh = args.flag(-1, "reverse_pixels_in_byte", false);
        boolean swapped = args.flag(-1, "reverse_bytes_in_word", true);
        if (depth == 16) {
            return swapped ? PixelFormat.RGB565_SWAPPED : PixelFormat.RGB565;
        }
        if (depth == 24) {
            return PixelFormat.BGR888;
        }
        if (depth == 8) {
            return gray ? PixelFormat.gray(8) : PixelFormat.RGB332;
        }
        if (depth == 1 || depth == 2 || depth == 4) { // one or two bits have no colours: they are gray
            PixelFormat format = gray || depth < 4 ? PixelFormat.gray(depth) : PixelFormat.RGBD;
            format = shareRow ? format.withBytesPerCell(bytesPerCell) : format.withPages();
            return firstHigh ? format.withFirstPixelHigh() : format;
        }
        throw new Unsupported("BusDisplay(color_depth=" + depth + ", grayscale=" + gray + ")");
    }

    @Override
    void set(String attribute, Object value) {
        switch (attribute) {
            case "root_group" -> {
                if (value instanceof GroupAdapter group) {
                    display.setRootGroup(group.group);
                } else if (value.equals(Values.NONE)) {
                    display.setRootGroup(null);
                } else {
                    throw new WrongType("root_group must be a Group or None, not " + value);
                }
            }
            case "rotation" -> display.setRotation(integer(value));
            case "brightness" -> {
                if (!(value instanceof Number brightness)) {
                    throw new WrongType("brightness must be a number, not " + value);
                }
                display.setBrightness(brightness.doubleValue());
            }
            case "auto_refresh" -> display.setAutoRefresh(flag(value) ? AutoRefresh.POLLED : AutoRefresh.OFF);
            default -> super.set(attribute, value);
        }
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "width" -> (long) display.width();
            case "height" -> (long) display.height();
            case "rotation" -> (long) display.rotation();
            case "brightness" -> display.brightness();
            case "auto_refresh" -> display.autoRefresh() != AutoRefresh.OFF;
            case "root_group" -> display.rootGroup() == null ? Values.NONE : display.rootGroup();
            default -> super.get(attribute);
        };
    }

    @Override
    Object call(String method, Arguments args) {
        if (!method.equals("fill_row")) {
            return super.call(method, args);
        }
        byte[] buffer = args.object(1, "buffer", byte[].class);
        int row = display.fillRow(args.integer(0, "y"), buffer);
        bench.beyondRow.put(buffer, new int[] {row, Math.max(row, 2 * display.width())});
        return buffer;
    }

    /// Sends what changed, to the panel model too.
    ///
    /// @return false if the frame was skipped
    @Override
    Object refresh(Arguments args) {
        Object target = args.find(-1, "target_frames_per_second");
        int minimum = args.integer(-1, "minimum_frames_per_second", 0);
        args.end();
        boolean[] drawn = {true};
        watched(() -> {
            boolean skipped = target instanceof Long fps
                    ? display.refresh(fps, minimum).isSkipped()
                    : display.refresh().isSkipped();
            drawn[0] = !skipped;
        });
        return drawn[0];
    }

    @Override
    boolean isWhole(JsonArray areas) {
        PanelSpec spec = display.spec();
        return isWhole(areas, spec.width(), spec.height());
    }

    @Override
    void background() {
        watched(display::refreshIfDue);
    }

    /// A bus that somebody else holds lets CircuitPython do nothing, and say nothing.
    private void watched(Runnable refresh) {
        bus.listen(panel);
        bus.countWaits(false);
        try {
            refresh.run();
        } catch (BusBusyException e) {
            // what was not sent stays dirty
        } finally {
            bus.countWaits(true);
            bus.listen(null);
        }
    }

    @Override
    @Nullable
    String difference(JsonObject golden) {
        for (String key : golden.keySet()) {
            if (!PANEL_KEYS.contains(key)) {
                throw new Unsupported("'expect.panel." + key + "'");
            }
        }
        JsonObject expect = golden.deepCopy();
        if (golden.has("same_as_previous") && lastPanel != null) {
            for (String key : List.of("cols", "rows", "cell", "zb64")) {
                if (lastPanel.has(key)) {
                    expect.add(key, lastPanel.get(key));
                }
            }
        }
        lastPanel = expect;
        if (expect.has("cols")
                && (expect.get("cols").getAsInt() != panel.columns
                        || expect.get("rows").getAsInt() != panel.rows
                        || expect.get("cell").getAsInt() != panel.cell)) {
            return "panel memory has " + panel.columns + "x" + panel.rows + " cells of " + panel.cell + " bytes, not "
                    + expect.get("cols") + "x" + expect.get("rows") + " of " + expect.get("cell");
        }
        if (panel.outside > 0) {
            return "panel: " + panel.outside + " cells were written outside of its memory";
        }
        return Expected.difference("panel", expect, panel.memory, panel.cell, panel.columns);
    }

    @Override
    public void close() {
        display.close();
    }

    /// Column and row of a pixel of the panel on the upright picture.
    int[] upright(int x, int y) {
        return switch (display.rotation()) {
            case 90 -> new int[] {y, display.height() - 1 - x};
            case 180 -> new int[] {display.width() - 1 - x, display.height() - 1 - y};
            case 270 -> new int[] {display.width() - 1 - y, x};
            default -> new int[] {x, y};
        };
    }
}
