package io.github.displayio4j.app.conformance;

import com.google.gson.JsonObject;
import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `busdisplay.BusDisplay`, with a panel model behind its bus.
final class DisplayAdapter extends Adapter implements AutoCloseable {
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
    private final ModelBus bus;
    private final PanelModel panel;
    private @Nullable JsonObject lastPanel;

    private DisplayAdapter(BusDisplay display, ModelBus bus, PanelModel panel) {
        super("BusDisplay");
        this.display = display;
        this.bus = bus;
        this.panel = panel;
    }

    /// Makes a display with CircuitPython's keywords and defaults (SCHEMA 6).
    static DisplayAdapter make(Arguments args, VirtualClock clock) {
        args.object(0, "display_bus", BusAdapter.class);
        byte[] init = args.object(1, "init_sequence", byte[].class);
        int rotation = args.integer(-1, "rotation", 0);
        boolean turned = rotation % 180 != 0;
        int width = args.integer(-1, "width");
        int height = args.integer(-1, "height");
        if (args.flag(-1, "auto_refresh", true)) {
            throw new Unsupported("BusDisplay(auto_refresh=True)");
        }
        if (args.flag(-1, "SH1107_addressing", false)) {
            throw new Unsupported("BusDisplay(SH1107_addressing=True)");
        }
        boolean dataAsCommands = args.flag(-1, "data_as_commands", false);
        Addressing.Window commands = new Addressing.Window(
                args.integer(-1, "set_column_command", 0x2a),
                args.integer(-1, "set_row_command", 0x2b),
                dataAsCommands ? -1 : args.integer(-1, "write_ram_command", 0x2c),
                args.flag(-1, "single_byte_bounds", false) ? 1 : 2,
                dataAsCommands);
        int bytesPerCell = args.integer(-1, "bytes_per_cell", 1);
        PanelSpec spec = new PanelSpec(
                "golden panel",
                Controller.ST7789,
                turned ? height : width,
                turned ? width : height,
                args.integer(-1, "colstart", 0),
                args.integer(-1, "rowstart", 0),
                format(args, bytesPerCell),
                commands,
                InitSequence.ofCircuitPython(init),
                new Glass(0, 0, false, false, false, false, false, false),
                60_000_000);
        args.end();
        ModelBus bus = new ModelBus(clock);
        BusDisplay display = BusDisplay.builder(bus, spec)
                .rotation(rotation)
                .colorMode(ColorMode.CIRCUITPYTHON)
                .build();
        return new DisplayAdapter(display, bus, new PanelModel(spec, commands, bytesPerCell));
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
        if (gray ? depth == 1 || depth == 2 || depth == 4 : depth == 4) {
            PixelFormat format = gray ? PixelFormat.gray(depth) : PixelFormat.RGBD;
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
            default -> super.set(attribute, value);
        }
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "width" -> (long) display.width();
            case "height" -> (long) display.height();
            case "rotation" -> (long) display.rotation();
            case "root_group" -> display.rootGroup() == null ? Values.NONE : display.rootGroup();
            default -> super.get(attribute);
        };
    }

    /// Sends what changed, to the panel model too.
    void refresh(Arguments args) {
        args.end();
        bus.listen(panel);
        try {
            display.refresh();
        } finally {
            bus.listen(null);
        }
    }

    /// What differs from the golden panel, or null.
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
