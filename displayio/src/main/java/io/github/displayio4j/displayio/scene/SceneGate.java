package io.github.displayio4j.displayio.scene;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The clock of all changes, and the gate that keeps edit scopes and frames apart.
///
/// A change is stamped with `now()`; a frame takes the time and moves the clock on. So a stamp `<= epoch` is a
/// change that the frame of that epoch has seen, and a later one is not: each display compares with its own
/// committed epoch.
///
/// Many frames may be open at once (one per display), or one edit scope; who comes first goes first, by tickets, so
/// neither side starves. No object is made on the way in or out.
@SuppressWarnings("ReferenceEquality") // a thread is itself and no other
public final class SceneGate {
    private static final AtomicLong CLOCK = new AtomicLong(1);

    private static final Object LOCK = new Object();
    private static long nextTicket;
    private static long serving;
    private static @Nullable Thread editor;
    private static int editDepth;
    private static boolean editRecorded;
    /// Of the open edit scope: there is only one.
    private static final EditEvent EDIT = new EditEvent();
    private static Thread[] frameHolders = new Thread[8];
    private static int frames;

    private SceneGate() {}

    /// The stamp for a change made now.
    public static long now() {
        return CLOCK.getOpaque();
    }

    /// Waits until no edit scope is open, then opens a frame for the current thread.
    ///
    /// @return epoch of the frame: changes stamped up to it are in the frame
    /// @throws IllegalStateException inside an edit scope of this thread, which would wait for itself
    public static long enterFrame() {
        Thread self = Thread.currentThread();
        synchronized (LOCK) {
            if (editor == self) {
                throw new IllegalStateException("a frame cannot begin inside an edit scope of the same thread");
            }
            if (!holdsFrame(self)) { // who has a frame open cannot wait: an edit scope may be waiting for that frame
                takeTurn(false);
            }
            if (frames == frameHolders.length) {
                frameHolders = Arrays.copyOf(frameHolders, frames * 2);
            }
            frameHolders[frames++] = self;
        }
        return CLOCK.getAndIncrement();
    }

    private static boolean holdsFrame(Thread self) {
        for (int i = 0; i < frames; i++) {
            if (frameHolders[i] == self) {
                return true;
            }
        }
        return false;
    }

    /// Closes a frame that `holder` opened; any thread may call it.
    public static void leaveFrame(Thread holder) {
        synchronized (LOCK) {
            for (int i = 0; i < frames; i++) {
                if (frameHolders[i] == holder) {
                    frameHolders[i] = frameHolders[--frames];
                    break;
                }
            }
            LOCK.notifyAll();
        }
    }

    /// Waits until no frame and no other thread's edit scope is open, then opens one; scopes of one thread nest.
    ///
    /// @throws IllegalStateException if this thread has a frame open, which would wait for itself
    public static void enterEdit() {
        Thread self = Thread.currentThread();
        synchronized (LOCK) {
            if (editor != self) {
                if (holdsFrame(self)) {
                    throw new IllegalStateException("an edit scope cannot open while this thread has a frame open");
                }
                boolean recorded = EDIT.isEnabled();
                long start = recorded ? System.nanoTime() : 0;
                takeTurn(true);
                editor = self;
                editRecorded = recorded;
                if (recorded) {
                    EDIT.begin();
                    EDIT.waitNanos = System.nanoTime() - start;
                }
            }
            editDepth++;
        }
    }

    /// Closes an edit scope.
    ///
    /// @throws IllegalStateException if this thread has none open
    public static void leaveEdit() {
        synchronized (LOCK) {
            if (editor != Thread.currentThread()) {
                throw new IllegalStateException("this thread has no edit scope open");
            }
            if (--editDepth == 0) {
                if (editRecorded) {
                    EDIT.end(); // it is used again, and would keep its duration
                    EDIT.commit();
                }
                editor = null;
                LOCK.notifyAll();
            }
        }
    }

    private static void takeTurn(boolean alone) {
        long ticket = nextTicket++;
        boolean interrupted = false;
        while (ticket != serving || editor != null || (alone && frames > 0)) {
            try {
                LOCK.wait();
            } catch (InterruptedException e) {
                interrupted = true; // the turn must still be taken, or all behind it would wait for ever
            }
        }
        serving++;
        LOCK.notifyAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
