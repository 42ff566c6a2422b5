package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.displayio4j.busdisplay.EPaperDisplay;
import io.github.displayio4j.busdisplay.EPaperRefresh;
import io.github.displayio4j.busdisplay.EPaperSpec;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `epaperdisplay.EPaperDisplay`, with a model of its planes behind its bus.
final class EPaperAdapter extends AnyDisplayAdapter {
    private static final int NONE = -1;

    private final EPaperDisplay display;
    private final RecordingBus bus;
    private final EPaperModel model;

    private EPaperAdapter(EPaperDisplay display, RecordingBus bus) {
        super("EPaperDisplay");
        this.display = display;
        this.bus = bus;
        model = new EPaperModel(display.spec());
    }

    /// Makes a display with CircuitPython's keywords and defaults.
    static EPaperAdapter make(Arguments args) {
        RecordingBus bus = args.object(0, "display_bus", BusAdapter.class).recorded;
        boolean twoByte = args.flag(-1, "two_byte_sequence_length", false);
        byte[] start = args.object(1, "start_sequence", byte[].class);
        byte[] stop = args.object(2, "stop_sequence", byte[].class);
        int rotation = args.integer(-1, "rotation", 0);
        boolean turned = rotation % 180 != 0;
        int width = args.integer(-1, "width");
        int height = args.integer(-1, "height");
        EPaperSpec.Builder spec = EPaperSpec.builder(
                        "golden e-paper", turned ? height : width, turned ? width : height, sequence(start, twoByte))
                .stop(sequence(stop, twoByte))
                .offset(args.integer(-1, "colstart", 0), args.integer(-1, "rowstart", 0))
                .busyHigh(args.flag(-1, "busy_state", true))
                .refreshNanos(nanos(args, "refresh_time", 40))
                .intervalNanos(nanos(args, "seconds_per_frame", 180))
                .startUpNanos(nanos(args, "start_up_time", 0))
                .togglesChipSelect(args.flag(-1, "always_toggle_chip_select", false));
        addPlanes(spec, args);
        addWindow(spec, args);
        spec.refresh(
                args.find(-1, "refresh_display_command") instanceof byte[] sequence
                        ? sequence(sequence, twoByte)
                        : InitSequence.builder()
                                .command(args.integer(-1, "refresh_display_command"))
                                .build());
        EPaperDisplay.Builder builder =
                EPaperDisplay.builder(bus, spec.build()).rotation(rotation).colorMode(ColorMode.CIRCUITPYTHON);
        if (args.find(-1, "busy_pin") instanceof PinAdapter pin) {
            builder.busy(pin);
        }
        return new EPaperAdapter(builder.build(), bus);
    }

    /// A sequence; one that ends with a command and no length goes on with the 0 that the C core finds beyond
    /// its end.
    private static InitSequence sequence(byte[] bytes, boolean twoByte) {
        try {
            return InitSequence.ofEPaper(bytes, twoByte);
        } catch (IllegalArgumentException cut) {
            return InitSequence.ofEPaper(Arrays.copyOf(bytes, bytes.length + 1), twoByte);
        }
    }

    private static long nanos(Arguments args, String name, double otherwise) {
        Object value = args.find(-1, name);
        double seconds = value instanceof Number number ? number.doubleValue() : otherwise;
        return Math.round(seconds * 1e9);
    }

    private static void addPlanes(EPaperSpec.Builder spec, Arguments args) {
        int black = args.integer(-1, "write_black_ram_command");
        int color = args.integer(-1, "write_color_ram_command", NONE);
        int highlight = args.integer(-1, "highlight_color", 0);
        int highlight2 = args.integer(-1, "highlight_color2", 0);
        boolean sevenColors = args.flag(-1, "advanced_color_epaper", false);
        boolean sixColors = args.flag(-1, "spectra6", false);
        boolean grays = args.flag(-1, "grayscale", false);
        boolean blackInverted = args.flag(-1, "black_bits_inverted", false);
        boolean colorInverted = args.flag(-1, "color_bits_inverted", false);
        if (sevenColors || sixColors) {
            spec.plane(sixColors ? PixelFormat.SPECTRA6 : PixelFormat.ACEP, black)
                    .cleans(true);
        } else if (highlight2 != 0 && color == NONE) {
            spec.plane(PixelFormat.fourColors(highlight, highlight2), black);
        } else if (highlight != 0 && color != NONE) {
            spec.plane(inverted(PixelFormat.blackPlane(highlight), blackInverted), black)
                    .plane(inverted(PixelFormat.highlightPlane(highlight), colorInverted), color);
        } else if (grays && color != NONE) {
            spec.plane(inverted(PixelFormat.GRAY_HIGH_PLANE, blackInverted), black)
                    .plane(inverted(PixelFormat.GRAY_LOW_PLANE, colorInverted), color);
        } else if (color == NONE) {
            spec.plane(inverted(PixelFormat.MONO_ROWS, blackInverted), black);
        } else {
            throw new Unsupported("EPaperDisplay with a colour plane and no colour");
        }
    }

    private static PixelFormat inverted(PixelFormat format, boolean inverted) {
        return inverted ? format.withInvertedBits() : format;
    }

    private static void addWindow(EPaperSpec.Builder spec, Arguments args) {
        int column = args.integer(-1, "set_column_window_command", NONE);
        int row = args.integer(-1, "set_row_window_command", NONE);
        int currentColumn = args.integer(-1, "set_current_column_command", NONE);
        int currentRow = args.integer(-1, "set_current_row_command", NONE);
        boolean wideColumns = args.integer(-1, "ram_width") > 255;
        boolean wideRows = args.integer(-1, "ram_height") > 255;
        boolean littleEndian = args.flag(-1, "address_little_endian", false);
        if (row != NONE) {
            spec.window(
                    new EPaperSpec.Window(column, row, currentColumn, currentRow, wideColumns, wideRows, littleEndian));
        }
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
            case "busy" -> display.isBusy();
            case "time_to_refresh" -> display.nanosToRefresh() / 1e9;
            default -> super.get(attribute);
        };
    }

    @Override
    Object refresh(Arguments args) {
        args.end();
        bus.listen(model);
        try {
            if (display.refresh() instanceof EPaperRefresh.TooSoon) {
                throw new IllegalStateException("Refresh too soon");
            }
            return Values.NONE;
        } finally {
            bus.listen(null);
        }
    }

    @Override
    void background() {
        display.isBusy();
    }

    @Override
    boolean isWhole(JsonArray areas) {
        return isWhole(areas, display.spec().width(), display.spec().height());
    }

    /// Compares planes, which golden files name by their commands.
    @Override
    @Nullable
    String difference(JsonObject golden) {
        for (Map.Entry<String, JsonElement> entry : golden.entrySet()) {
            JsonObject expect = entry.getValue().getAsJsonObject();
            byte[] plane = model.planes.get(Integer.parseInt(entry.getKey(), 16));
            if (plane == null) {
                return "plane " + entry.getKey() + " was never written";
            }
            if (expect.get("cols").getAsInt() != model.columns
                    || expect.get("rows").getAsInt() != model.rows
                    || expect.get("depth").getAsInt() != model.depth) {
                return "plane " + entry.getKey() + " has " + model.columns + "x" + model.rows + " bytes of depth "
                        + model.depth + ", not " + expect.get("cols") + "x" + expect.get("rows") + " of "
                        + expect.get("depth");
            }
            String difference = Expected.difference("plane " + entry.getKey(), expect, plane, 1, model.columns);
            if (difference != null) {
                return difference;
            }
        }
        return golden.size() == model.planes.size() ? null : model.planes.size() + " planes were written";
    }

    @Override
    public void close() {
        display.close();
    }
}
