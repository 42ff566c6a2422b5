package io.github.displayio4j.jpegio;

import io.github.displayio4j.fuzz.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mutations of small files.
class FuzzTest {
    /// Sound files of every kind that can be made here.
    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (Subsampling subsampling : Subsampling.values()) {
            JpegEncoder encoder = new JpegEncoder(60, subsampling);
            seeds.add(encoder.encodeToArray(Pictures.mixed(35, 20, 3), 35, 20));
            encoder.setRestartInterval(2);
            encoder.setHuffmanTables(false);
            seeds.add(encoder.encodeToArray(Pictures.mixed(40, 33, 4), 40, 33));
        }
        CoefficientWriter writer = new CoefficientWriter(4, 3, CoefficientWriter.random(12, new Random(1)));
        seeds.add(writer.baseline());
        seeds.add(writer.progressive(2, 9));
        seeds.add(arithmetic(writer.baseline()));
        seeds.add(arithmetic(writer.progressive(1, 20)));
        seeds.add(JpegMetadataTest.withOrientation(6));
        return seeds;
    }

    /// Any bytes are arithmetic data: some for a sequential or a progressive frame.
    private static byte[] arithmetic(byte[] huffman) {
        byte[] jpeg = huffman.clone();
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && (jpeg[i + 1] == (byte) 0xC0 || jpeg[i + 1] == (byte) 0xC2)) {
                jpeg[i + 1] += (byte) (jpeg[i + 1] == (byte) 0xC0 ? 9 : 8);
            }
        }
        return jpeg;
    }

    @Test
    void mutationsEndCleanly() {
        Mutations.run(seeds(), 12_000, FuzzTarget::fuzzerTestOneInput);
    }

    /// Writes the seeds as files, for a fuzzer that wants a folder.
    public static void main(String[] folder) throws IOException {
        Mutations.write(seeds(), Path.of(folder[0]));
    }
}
