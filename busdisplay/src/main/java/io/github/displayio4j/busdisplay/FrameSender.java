package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;

/// A way to bring what changed to the panel.
interface FrameSender extends AutoCloseable {
    /// Turns the changed areas of a frame into those that are sent; valid until the next call.
    AreaList plan(Frame frame);

    /// Draws and sends them, and returns when the last byte is on the wire. Lets edit scopes in as soon as all is
    /// drawn. Counts windows, pixels, bytes and times, and says whether it started on the edge of the TE pin.
    ///
    /// @throws io.github.displayio4j.displaybus.BusException if the bus fails; nothing is under way then
    void send(Frame frame, AreaList windows, RefreshReport report);

    /// The panel's content is not known any more.
    default void forget() {}

    /// Says in words what the last frame was sent as and why, for people.
    default String explain() {
        return "each area in bands of 512 bytes, as CircuitPython sends them";
    }

    /// Whether the current thread is one of the sender's own.
    boolean isSender();

    @Override
    void close();
}
