package io.github.displayio4j.app.linux;

import io.github.displayio4j.app.UsageException;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displaybus.linux.DrmFramebuffer;
import io.github.displayio4j.displaybus.linux.FbdevFramebuffer;
import io.github.displayio4j.linuxio.Kernel;

/// Framebuffers by their wiring: `fb:0`, `drm:card0`.
public final class LinuxScreens {
    private LinuxScreens() {}

    /// Opens a framebuffer.
    ///
    /// @throws UsageException if the wiring names none
    /// @throws io.github.displayio4j.displaybus.BusException if it can't be opened
    public static Framebuffer open(Kernel kernel, Wiring wiring) {
        String where = wiring.where();
        if (wiring.kind() == Wiring.Kind.FB) {
            if (!where.matches("[0-9]{1,3}")) {
                throw new UsageException("--bus: fb must be fb:NUMBER, such as fb:0, not fb:" + where);
            }
            return FbdevFramebuffer.open(kernel, "/dev/fb" + where, (int) wiring.number("depth", 0, 0, 32));
        }
        if (!where.matches("card[0-9]{1,3}")) {
            throw new UsageException("--bus: drm must be drm:cardNUMBER, such as drm:card0, not drm:" + where);
        }
        return DrmFramebuffer.open(kernel, "/dev/dri/" + where);
    }
}
