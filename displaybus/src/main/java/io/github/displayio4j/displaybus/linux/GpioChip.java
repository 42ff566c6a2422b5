package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a GPIO chip of Linux says of itself.
///
/// @param path such as `/dev/gpiochip0`
/// @param name of the kernel, such as `gpiochip0`
/// @param label of the driver, such as `pinctrl-bcm2711`
/// @param lines its lines; the place is the offset
public record GpioChip(String path, String name, String label, List<Line> lines) {
    private static final long GET_CHIPINFO = 0x8044b401L;
    private static final long GET_LINEINFO = 0xc100b405L;

    /// struct gpiochip_info: name[32], label[32], lines.
    private static final long CHIPINFO_SIZE = 68;

    /// struct gpio_v2_line_info: name[32], consumer[32], offset, num_attrs, flags.
    private static final long LINEINFO_SIZE = 256;

    private static final int TEXT = 32;
    private static final long USED = 1;
    private static final long OUTPUT = 1 << 3;

    /// One line.
    ///
    /// @param name as the board's maker calls it, such as `GPIO25`; may be empty
    /// @param consumer who has it; empty if nobody
    /// @param used whether somebody has it, a driver too
    /// @param output whether it drives
    public record Line(String name, String consumer, boolean used, boolean output) {}

    /// Asks a chip.
    ///
    /// @throws BusException if it can't be opened or asked
    public static GpioChip read(Kernel kernel, String path) {
        try (Device device = Device.open(kernel, path, Kernel.O_RDWR);
                Arena arena = Arena.ofConfined()) {
            MemorySegment chip = arena.allocate(CHIPINFO_SIZE, 4);
            device.ioctl("GPIO_GET_CHIPINFO", GET_CHIPINFO, chip);
            int count = chip.get(ValueLayout.JAVA_INT, 2 * TEXT);
            List<Line> lines = new ArrayList<>();
            MemorySegment info = arena.allocate(LINEINFO_SIZE, 8);
            for (int offset = 0; offset < count; offset++) {
                info.fill((byte) 0);
                info.set(ValueLayout.JAVA_INT, 2 * TEXT, offset);
                device.ioctl("GPIO_V2_GET_LINEINFO", GET_LINEINFO, info);
                long flags = info.get(ValueLayout.JAVA_LONG, 2 * TEXT + 8);
                lines.add(new Line(text(info, 0), text(info, TEXT), (flags & USED) != 0, (flags & OUTPUT) != 0));
            }
            return new GpioChip(path, text(chip, 0), text(chip, TEXT), List.copyOf(lines));
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    /// The offset of a line of that name; -1 if there is none.
    public int offset(String lineName) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).name().equals(lineName)) {
                return i;
            }
        }
        return -1;
    }

    /// Up to 32 bytes, ended by a zero unless full.
    private static String text(MemorySegment from, long at) {
        byte[] bytes = from.asSlice(at, TEXT).toArray(ValueLayout.JAVA_BYTE);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
