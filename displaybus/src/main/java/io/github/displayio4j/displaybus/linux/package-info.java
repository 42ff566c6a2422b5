/// Ports and pins of a Linux board: spidev and the GPIO character device, through the kernel's documented interface.
/// Tested against a fake kernel that checks every byte; not tried on hardware yet.
package io.github.displayio4j.displaybus.linux;
