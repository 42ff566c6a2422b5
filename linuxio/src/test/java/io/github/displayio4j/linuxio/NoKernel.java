package io.github.displayio4j.linuxio;

import java.lang.foreign.MemorySegment;

/// A kernel that answers every call with a number that a test chose.
class NoKernel implements Kernel {
    long answer = -Errno.EIO;

    @Override
    public int open(String path, int flags) {
        return (int) answer;
    }

    @Override
    public int close(int fd) {
        return (int) answer;
    }

    @Override
    public int ioctl(int fd, long request, MemorySegment argument) {
        return (int) answer;
    }

    @Override
    public int ioctl(int fd, long request, long argument) {
        return (int) answer;
    }

    @Override
    public long read(int fd, MemorySegment bytes, long offset, long length) {
        return answer;
    }

    @Override
    public long write(int fd, MemorySegment bytes, long offset, long length) {
        return answer;
    }

    @Override
    public int poll(int fd, int events, int timeoutMillis) {
        return (int) answer;
    }

    @Override
    public long map(int fd, long offset, long length, boolean writable) {
        return answer;
    }

    @Override
    public int unmap(long address, long length) {
        return (int) answer;
    }
}
