package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.DisplayBus;
import java.util.List;

/// Sends single commands with their parameters, each as one transaction.
final class CommandSender {
    /// Of SSD1306 (10.1.17) and SH1107.
    private static final int NOP = 0xE3;

    /// Of SSD1306 (26h).
    private static final int MOST_PARAMETERS = 6;

    private final DisplayBus bus;
    private final boolean dataAsCommands;
    private final boolean toggles;
    private final BusBatch bytes = new BusBatch();
    private final BusBatch batch = new BusBatch();

    /// @param dataAsCommands parameters go out with D/C low too (SSD1306)
    /// @param toggles chip select is released between command and parameters, or after each byte if all are
    /// commands, as CircuitPython does
    CommandSender(DisplayBus bus, boolean dataAsCommands, boolean toggles) {
        this.bus = bus;
        this.dataAsCommands = dataAsCommands;
        this.toggles = toggles;
    }

    /// Ends a command that a failed transaction may have left without its parameters. Where D/C does not tell them
    /// from commands, the next bytes are taken for them, whatever they are: so those are NOPs.
    void resync() {
        if (dataAsCommands) {
            bytes.clear();
            for (int i = 0; i < MOST_PARAMETERS; i++) {
                bytes.command(NOP);
            }
            bus.send(bytes);
        }
    }

    void send(int command, List<Integer> parameters) {
        bytes.clear().command(command);
        if (toggles && !dataAsCommands && !parameters.isEmpty()) {
            bytes.deselect();
        }
        for (int parameter : parameters) {
            if (dataAsCommands) {
                bytes.command(parameter);
            } else {
                bytes.data(parameter);
            }
        }
        if (toggles && dataAsCommands) {
            ChipSelect.toggleEachByte(bytes, batch.clear());
            bus.send(batch);
        } else {
            bus.send(bytes);
        }
    }
}
