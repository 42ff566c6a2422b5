package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;

/// A hand that moves the lines of a 4-wire bus, one byte after the other, at 10 MHz.
final class Wire {
    private final WireListener listener;
    private long nanos;

    Wire(WireListener listener) {
        this.listener = listener;
    }

    Wire line(Line line, boolean high) {
        listener.line(line, high, nanos);
        return this;
    }

    Wire pause(long millis) {
        nanos += millis * 1_000_000;
        return this;
    }

    Wire command(int command, int... parameters) {
        line(Line.COMMAND, false);
        bytes(command);
        return data(parameters);
    }

    Wire commands(int... values) {
        line(Line.COMMAND, false);
        return bytes(values);
    }

    Wire data(int... values) {
        line(Line.COMMAND, true);
        return bytes(values);
    }

    Wire bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes(bytes);
    }

    Wire bytes(byte[] bytes) {
        long start = nanos;
        nanos += 800L * bytes.length;
        listener.bytes(MemorySegment.ofArray(bytes), 0, bytes.length, start, nanos);
        return this;
    }

    Wire init(PanelSpec spec) {
        for (InitSequence.Step step : spec.init().steps()) {
            step(
                    spec,
                    step.command(),
                    step.parameters().stream().mapToInt(i -> i).toArray());
            pause(step.delayMillis());
        }
        return this;
    }

    /// The init sequence with one command's parameters replaced, or left out.
    Wire initBut(PanelSpec spec, int changed, int... parameters) {
        for (InitSequence.Step step : spec.init().steps()) {
            if (step.command() != changed) {
                step(
                        spec,
                        step.command(),
                        step.parameters().stream().mapToInt(i -> i).toArray());
            } else if (parameters.length > 0) {
                step(spec, changed, parameters);
            }
            pause(step.delayMillis());
        }
        return this;
    }

    private void step(PanelSpec spec, int command, int... parameters) {
        if (!(spec.addressing() instanceof Addressing.Window window) || window.dataAsCommands()) {
            commands(command).bytes(parameters);
        } else {
            command(command, parameters);
        }
    }

    /// Window of MIPI DCS, bounds inclusive, with the write command.
    Wire window(int x1, int y1, int x2, int y2) {
        command(0x2A, x1 >> 8, x1 & 0xff, x2 >> 8, x2 & 0xff);
        command(0x2B, y1 >> 8, y1 & 0xff, y2 >> 8, y2 & 0xff);
        return command(0x2C);
    }

    /// Fills the whole panel with one 16-bit pixel.
    Wire fill(PanelSpec spec, int pixel) {
        int dx = spec.columnStart();
        int dy = spec.rowStart();
        window(dx, dy, dx + spec.width() - 1, dy + spec.height() - 1);
        byte[] bytes = new byte[2 * spec.width() * spec.height()];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = (byte) (pixel >> 8);
            bytes[i + 1] = (byte) pixel;
        }
        line(Line.COMMAND, true);
        return bytes(bytes);
    }
}
