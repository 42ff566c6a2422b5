package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;

/// Rows to a consumer.
final class ConsumerWriter extends RowWriter {
    private static final RowConsumer NOBODY = (y, pixels) -> {};

    private RowConsumer consumer = NOBODY;
    /// The packed row, kept while its array and its size stay the same.
    private MemorySegment row = MemorySegment.NULL;

    private int rowElementBytes;
    private int rowArrayLength;

    void open(RowConsumer newConsumer, PixelLayout newLayout, int newColumns) {
        prepare(newLayout, newColumns);
        consumer = newConsumer;
        int elementBytes = newLayout.bytes() == 3 ? 1 : newLayout.bytes();
        int arrayLength =
                switch (elementBytes) {
                    case 2 -> shorts.length;
                    case 4 -> ints.length;
                    default -> bytes.length;
                };
        long size = (long) newColumns * newLayout.bytes();
        if (elementBytes == rowElementBytes && arrayLength == rowArrayLength && size == row.byteSize()) {
            return;
        }
        MemorySegment whole =
                switch (elementBytes) {
                    case 2 -> MemorySegment.ofArray(shorts);
                    case 4 -> MemorySegment.ofArray(ints);
                    default -> MemorySegment.ofArray(bytes);
                };
        row = whole.asSlice(0, size);
        rowElementBytes = elementBytes;
        rowArrayLength = arrayLength;
    }

    @Override
    void close() {
        consumer = NOBODY;
    }

    @Override
    void put(int y) {
        consumer.row(y, row);
    }

    @Override
    boolean canRepeat() {
        return false; // a consumer may have changed the row
    }
}
