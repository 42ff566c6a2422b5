package io.github.displayio4j.jmh;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One refresh of the 240x240 panel `memento`: scene, `BusDisplay`, `FourWire`, virtual wires on a virtual clock.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class FrameBenchmark {
    private static final int SPRITE = 16;
    private static final int TRACE_LIMIT = 1 << 20;

    private final PanelSpec spec = Panels.find("memento").spec();
    private final short[] picture = new short[spec.width() * spec.height()];
    private final short[] copy = new short[picture.length];
    private final BusTrace fullFrame = BusTrace.recording(TRACE_LIMIT);
    private final BusTrace spriteFrame = BusTrace.recording(TRACE_LIMIT);
    private Rig seen;
    private Rig unseen;
    private EmulatedPanel alone;

    /// A display, and what its scene is made of.
    private final class Rig {
        final VirtualWire wire;
        final BusDisplay display;
        final @Nullable EmulatedPanel panel;
        final Bitmap camera = new Bitmap(spec.width(), spec.height(), 65536);
        final TileGrid sprite;
        int step;

        Rig(boolean watched) {
            MemorySegment.copy(picture, 0, camera.segment(), ValueLayout.JAVA_SHORT, 0, picture.length);
            Bitmap shape = new Bitmap(SPRITE, SPRITE, 2);
            shape.fill(1);
            Palette palette = new Palette(2);
            palette.set(1, 0xff8000);
            sprite = new TileGrid(shape, palette);
            Group group = new Group();
            group.append(new TileGrid(camera, new ColorConverter(Colorspace.RGB565)));
            group.append(sprite);
            VirtualClock clock = new VirtualClock();
            wire = new VirtualWire(clock);
            panel = watched ? EmulatedPanel.of(spec, 1) : null;
            if (panel != null) {
                wire.listen(panel);
            }
            FourWire bus = FourWire.builder(wire, wire.clock())
                    .command(wire.pin(Line.COMMAND))
                    .chipSelect(wire.pin(Line.CHIP_SELECT))
                    .reset(wire.pin(Line.RESET))
                    .hertz(60_000_000)
                    .build();
            display = BusDisplay.builder(bus, spec).differencesOnly(false).build();
            display.setRootGroup(group);
            display.refresh();
        }

        EmulatedPanel panel() {
            return Objects.requireNonNull(panel, "nobody watches these wires");
        }

        long cameraFrame() {
            camera.dirty();
            display.refresh();
            return wire.bytes();
        }

        long moveSprite() {
            step++;
            sprite.moveTo(step % (spec.width() - SPRITE), 100);
            display.refresh();
            return wire.bytes();
        }
    }

    /// Builds both displays, and records one frame of each kind for the emulated panel alone.
    @Setup(Level.Trial)
    public void open() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (short) random.nextInt();
        }
        seen = new Rig(true);
        unseen = new Rig(false);
        Rig recorded = new Rig(true);
        recorded.wire.listen(fullFrame);
        fullFrame.clear(); // it was told the lines' levels, and a panel takes a told reset for a reset
        recorded.cameraFrame();
        recorded.wire.unlisten(fullFrame);
        recorded.wire.listen(spriteFrame);
        spriteFrame.clear();
        recorded.moveSprite();
        recorded.display.close();
        alone = recorded.panel();
    }

    /// Frees the strips.
    @TearDown(Level.Trial)
    public void close() {
        seen.display.close();
        unseen.display.close();
    }

    /// The panel that hears recordings.
    EmulatedPanel alone() {
        return alone;
    }

    /// The panel that sees the frames.
    EmulatedPanel panel() {
        return seen.panel();
    }

    /// A camera frame, decoded by an emulated panel.
    @Benchmark
    public long fullFrame() {
        return seen.cameraFrame();
    }

    /// The emulated panel's share: the same bytes from a recording.
    @Benchmark
    public long fullFrameByPanelAlone() {
        fullFrame.replay(alone);
        return alone.version();
    }

    /// A camera frame on wires that nobody watches.
    @Benchmark
    public long unseenFrame() {
        return unseen.cameraFrame();
    }

    /// The least that a frame costs: its copy.
    @Benchmark
    public short[] unseenFrameByArraycopy() {
        System.arraycopy(picture, 0, copy, 0, picture.length);
        return copy;
    }

    /// A sprite of 16x16 moves by a pixel over the camera's picture, decoded by an emulated panel.
    @Benchmark
    public long sprite() {
        return seen.moveSprite();
    }

    /// The emulated panel's share: the same bytes from a recording.
    @Benchmark
    public long spriteByPanelAlone() {
        spriteFrame.replay(alone);
        return alone.version();
    }

    /// The same on wires that nobody watches.
    @Benchmark
    public long unseenSprite() {
        return unseen.moveSprite();
    }

    /// What it would cost to send everything whenever something moved.
    @Benchmark
    public long unseenSpriteByFullFrame() {
        unseen.camera.dirty();
        return unseen.moveSprite();
    }
}
