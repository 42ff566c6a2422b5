package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Registers of a device, 32 bits each: every store reaches the device, once, in the order of the program.
@FunctionalInterface
public interface Registers {
    /// Stores a value.
    ///
    /// @param offset bytes from the first register, a multiple of 4
    void store(int offset, int value);

    /// Registers that a device node maps into memory. They stay mapped until the arena is closed.
    ///
    /// @param path such as `/dev/gpiomem`
    /// @param length bytes to map, a multiple of the page size
    /// @throws BusException if it can't be opened or mapped
    static Registers map(Kernel kernel, String path, long length, Arena arena) {
        try (Device device = Device.open(kernel, path, Kernel.O_RDWR)) {
            return new Mapped(device.map(arena, 0, length, true));
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    /// Memory of a device.
    ///
    /// @param memory of the registers
    record Mapped(MemorySegment memory) implements Registers {
        private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

        @Override
        public void store(int offset, int value) {
            INT.setOpaque(memory, (long) offset, value); // an opaque store is neither left out nor moved past another
        }
    }
}
