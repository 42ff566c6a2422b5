package io.github.displayio4j.app.linux;

import io.github.displayio4j.app.UsageException;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.linux.GpioChip;
import io.github.displayio4j.displaybus.linux.GpioInput;
import io.github.displayio4j.displaybus.linux.GpioPin;
import io.github.displayio4j.linuxio.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds GPIO lines by what people call them: `25`, `GPIO25`, `gpiochip4:25`.
///
/// A number is the line that is named `GPIO` and that number, as on a Raspberry Pi, whichever chip has it; else
/// that line of `/dev/gpiochip0`. Another word is a line's name.
final class Pins {
    private static final int MOST_CHIPS = 16;

    /// A line of a chip.
    record Place(String chip, int offset) {}

    private final Kernel kernel;
    private final @Nullable String usual;
    private @Nullable List<GpioChip> chips;

    /// @param usual the chip of plain numbers; null to look for it
    Pins(Kernel kernel, @Nullable String usual) {
        this.kernel = kernel;
        this.usual = usual == null || usual.startsWith("/") ? usual : "/dev/" + usual;
    }

    /// The line of that name.
    ///
    /// @throws UsageException if there is none
    Place find(String key, String said) {
        int colon = said.indexOf(':');
        String last = said.substring(colon + 1);
        boolean number = last.matches("[0-9]{1,9}");
        if (colon >= 0) {
            String chip = said.substring(0, colon);
            if (!number) {
                throw new UsageException(
                        key + " must be a line such as 25, GPIO25 or gpiochip4:25, not '" + said + "'");
            }
            return new Place(chip.startsWith("/") ? chip : "/dev/" + chip, Integer.parseInt(last));
        }
        if (number && usual != null) {
            return new Place(usual, Integer.parseInt(last));
        }
        for (GpioChip chip : chips()) {
            int offset = chip.offset(number ? "GPIO" + said : said);
            if (offset >= 0) {
                return new Place(chip.path(), offset);
            }
        }
        if (number) {
            return new Place("/dev/gpiochip0", Integer.parseInt(said));
        }
        throw new UsageException(
                key + ": no GPIO line is called '" + said + "'; `displayio4j probe --lines` lists all");
    }

    GpioPin output(String key, String said, boolean high) {
        Place place = find(key, said);
        return GpioPin.output(kernel, place.chip, place.offset, high);
    }

    GpioInput input(String key, String said) {
        Place place = find(key, said);
        return GpioInput.open(kernel, place.chip, place.offset);
    }

    private List<GpioChip> chips() {
        if (chips == null) {
            chips = new ArrayList<>();
            for (int i = 0; i < MOST_CHIPS; i++) {
                try {
                    chips.add(GpioChip.read(kernel, "/dev/gpiochip" + i));
                } catch (BusException e) {
                    // not there, or not for us: what is asked of it later says so
                }
            }
        }
        return chips;
    }
}
