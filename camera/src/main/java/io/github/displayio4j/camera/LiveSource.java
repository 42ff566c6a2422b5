package io.github.displayio4j.camera;

/// What sources share whose frames come when a camera has them: there is no beginning to go back to, and no end that
/// is known before.
abstract class LiveSource extends CurrentFrame {
    LiveSource(String name) {
        super(name);
    }

    @Override
    final void restart() {
        throw new IllegalStateException(name() + " is live: it has no beginning to go back to");
    }

    @Override
    public final boolean isLive() {
        return true;
    }

    @Override
    public final int frameCount() {
        return -1;
    }
}
