package io.github.displayio4j.preview;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.ScanBeam;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a window shows of a panel. Only the glass is needed; what is not given is not drawn over it.
///
/// @param glass what is seen; its size must not change
/// @param name for people
/// @param round whether only the inscribed circle of the glass is visible
/// @param wire hears the panel's bus
/// @param scene gives the root group that the panel shows; asked on the window's thread, within an edit scope
/// @param beam gives what follows the panel's scan (`EmulatedPanel.beam`); asked when it is to be seen first
/// @param rotation of the display that draws on the panel, by which its beam is turned as the glass is: 0, 90, 180, 270
/// @param refreshing tells whether e-paper is busy showing a picture
public record PanelView(
        GlassView glass,
        String name,
        boolean round,
        @Nullable WireWatch wire,
        @Nullable Supplier<? extends @Nullable Group> scene,
        @Nullable Supplier<ScanBeam> beam,
        int rotation,
        @Nullable BooleanSupplier refreshing) {
    /// A glass alone.
    public static PanelView of(GlassView glass, String name) {
        return new PanelView(glass, name, false, null, null, null, 0, null);
    }

    /// With a visible part that is round, or not.
    public PanelView round(boolean round) {
        return new PanelView(glass, name, round, wire, scene, beam, rotation, refreshing);
    }

    /// With the windows that this one hears.
    public PanelView wire(WireWatch wire) {
        return new PanelView(glass, name, round, wire, scene, beam, rotation, refreshing);
    }

    /// With the layers of this scene.
    public PanelView scene(Supplier<? extends @Nullable Group> scene) {
        return new PanelView(glass, name, round, wire, scene, beam, rotation, refreshing);
    }

    /// With the scan of this panel, whose display draws at a rotation.
    public PanelView beam(Supplier<ScanBeam> beam, int rotation) {
        return new PanelView(glass, name, round, wire, scene, beam, rotation, refreshing);
    }

    /// With the busy state of this e-paper.
    public PanelView refreshing(BooleanSupplier refreshing) {
        return new PanelView(glass, name, round, wire, scene, beam, rotation, refreshing);
    }
}
