package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.DisplayBus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a controller is told beside pixels: reset, init sequence, brightness; and what of it is due once more since
/// a send failed. Used under the display's lock.
final class PanelSetup {
    /// MIPI DCS: 5 ms after a reset before any command.
    private static final long RESET_NANOS = 5_000_000;

    private final DisplayBus bus;
    private final PanelSpec spec;
    private final boolean resets;
    private final CommandSender commands;
    private final @Nullable Backlight backlight;
    private volatile double brightness;

    /// Whether the controller may wait for parameters that a failed send did not bring.
    private boolean resyncs;
    /// Whether the init sequence, or the brightness, did not reach the panel as a whole.
    private boolean restartDue;
    private boolean brightnessDue;

    /// @param circuitPython no reset, and chip select toggled after commands
    PanelSetup(
            DisplayBus bus, PanelSpec spec, @Nullable Backlight backlight, double brightness, boolean circuitPython) {
        this.bus = bus;
        this.spec = spec;
        this.backlight = backlight;
        this.brightness = brightness;
        resets = bus.hasReset() && !circuitPython;
        commands = new CommandSender(bus, new WindowWriter(spec).dataAsCommands(), circuitPython);
    }

    /// Resets the panel if the bus can, and sends its init sequence and brightness.
    void restart() {
        restartDue = true;
        recover();
    }

    double brightness() {
        return brightness;
    }

    /// @throws IllegalStateException if there is no backlight
    void setBrightness(double newBrightness) {
        if (backlight == null) {
            throw new IllegalStateException(
                    "brightness cannot be set: build display " + spec.name() + " with a backlight");
        }
        brightness = newBrightness;
        brightnessDue = true;
        recover();
    }

    /// Pixels are about to be sent.
    ///
    /// @throws io.github.displayio4j.displaybus.BusException if something is due and the bus fails again
    void beginPixels() {
        if (restartDue || brightnessDue || resyncs) {
            recover();
        }
        resyncs = true; // unless all goes well
    }

    /// All pixels were sent.
    void endPixels() {
        resyncs = false;
    }

    /// Does what is due.
    private void recover() {
        boolean restarts = restartDue;
        if (restarts && resets) {
            bus.reset();
            bus.clock().sleep(RESET_NANOS);
            resyncs = false;
        }
        if (resyncs) {
            commands.resync();
        }
        resyncs = true; // unless all goes well
        if (restarts) {
            spec.init().send(bus, commands);
        }
        if ((restarts || brightnessDue) && backlight != null) {
            send(backlight);
        }
        resyncs = false;
        brightnessDue = false;
        restartDue = false;
    }

    private void send(Backlight light) {
        switch (light) {
            case Backlight.Pin pin -> pin.pin().set(brightness > 0.99 == pin.onHigh());
            case Backlight.Pwm pwm -> pwm.output().setDuty(pwm.onHigh() ? brightness : 1 - brightness);
            case Backlight.Command command -> commands.send(command.command(), List.of((int) (brightness * 255)));
        }
    }
}
