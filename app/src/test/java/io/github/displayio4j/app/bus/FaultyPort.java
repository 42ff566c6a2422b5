package io.github.displayio4j.app.bus;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.I2cPort;
import io.github.displayio4j.displaybus.ParallelPort;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.VirtualWire;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Lets bytes through until it fails, once.
final class FaultyPort implements SpiPort, I2cPort, ParallelPort {
    private interface Part {
        void write(long length);
    }

    private final VirtualWire wire;
    volatile long failAfter = Long.MAX_VALUE;
    volatile long delayAfter = Long.MAX_VALUE;
    final AtomicLong passed = new AtomicLong();

    FaultyPort(VirtualWire wire) {
        this.wire = wire;
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length, int hertz) {
        write(length, n -> wire.write(bytes, offset, n, hertz));
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length) {
        write(length, n -> wire.write(bytes, offset, n));
    }

    @Override
    public void write(int address, MemorySegment bytes, long offset, long length) {
        write(length, n -> wire.write(address, bytes, offset, n));
    }

    private void write(long length, Part part) {
        if (delayAfter < length) {
            delayAfter = Long.MAX_VALUE;
            LockSupport.parkNanos(200_000);
        }
        long delay = delayAfter;
        delayAfter = delay == Long.MAX_VALUE ? delay : delay - length;
        long left = failAfter;
        if (left >= length) {
            failAfter = left == Long.MAX_VALUE ? left : left - length;
            passed.addAndGet(length);
            part.write(length);
            return;
        }
        part.write(left);
        failAfter = Long.MAX_VALUE;
        throw new BusException(new IOException("port: EIO after " + left + " bytes"));
    }

    @Override
    public void read(MemorySegment bytes, long offset, long length, int hertz) {
        wire.read(bytes, offset, length, hertz);
    }

    @Override
    public long nanosPerWrite() {
        return wire.nanosPerWrite();
    }

    @Override
    public int lines() {
        return wire.lines();
    }

    @Override
    public double nanosPerWord() {
        return wire.nanosPerWord();
    }

    @Override
    public int maxMessage() {
        return wire.maxMessage();
    }

    @Override
    public int hertz() {
        return wire.hertz();
    }
}
