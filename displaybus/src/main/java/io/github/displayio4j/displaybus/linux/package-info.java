/// Ports and pins of a Linux board: spidev and the GPIO character device, through the kernel's documented interface.
/// Proven against kernels, fake, mocked and real; not tried on a panel yet.
package io.github.displayio4j.displaybus.linux;
