package io.github.displayio4j.displaybus.linux;

/// Where the GPIO blocks of boards have the registers that drive many lines at once.
///
/// @param node that maps them
/// @param length bytes to map
/// @param set bytes to the register whose 1 bits make lines high
/// @param clear bytes to the register whose 1 bits make lines low
/// @param lines how many lines the two registers drive, from 0 on
public record GpioBlock(String node, long length, int set, int clear, int lines) {
    /// BCM2835..2711, Raspberry Pi 1 to 4: GPSET0 and GPCLR0 ("BCM2835 ARM Peripherals" 6.1).
    public static final GpioBlock BCM = new GpioBlock("/dev/gpiomem", 4096, 0x1c, 0x28, 28);

    /// RP1, Raspberry Pi 5: RIO_OUT of bank 0 by its aliases that set and clear ("RP1 Peripherals" 3.3; the node
    /// maps IO_BANK0, SYS_RIO0 and PADS_BANK0, 64 KiB each).
    public static final GpioBlock RP1 = new GpioBlock("/dev/gpiomem0", 0x30000, 0x12000, 0x13000, 28);
}
