package io.github.displayio4j.displayio.fontio;

/// Numbers of a binary font file, each read only where the file has it.
final class FontBytes {
    private final byte[] file;

    FontBytes(byte[] file) {
        this.file = file;
    }

    int size() {
        return file.length;
    }

    /// Checks that `n` bytes lie at an offset.
    void check(long at, long n, String what) throws FontException {
        if (at < 0 || n < 0 || at + n > file.length) {
            throw FontException.atByte(
                    Math.clamp(at, 0, file.length),
                    what + " needs " + n + " bytes, the file of " + file.length + " bytes ends before");
        }
    }

    /// Checks that a number of the file is in range.
    static int range(long value, String what, int min, int max, long at) throws FontException {
        if (value < min || value > max) {
            throw FontException.atByte(at, what + " must be " + min + ".." + max + ", not " + value);
        }
        return (int) value;
    }

    int u8(long at) throws FontException {
        check(at, 1, "a number");
        return file[(int) at] & 0xff;
    }

    int u16(long at, boolean big) throws FontException {
        check(at, 2, "a number");
        int first = file[(int) at] & 0xff;
        int second = file[(int) at + 1] & 0xff;
        return big ? first << 8 | second : second << 8 | first;
    }

    int s16(long at, boolean big) throws FontException {
        return (short) u16(at, big);
    }

    /// An unsigned number of 32 bits.
    long u32(long at, boolean big) throws FontException {
        check(at, 4, "a number");
        long first = u16(at, big);
        long second = u16(at + 2, big);
        return big ? first << 16 | second : second << 16 | first;
    }

    /// A byte that is known to be there.
    int byteAt(int at) {
        return file[at] & 0xff;
    }
}
