package io.github.displayio4j.jmh.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.PixelLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How ratios come about, and that all contenders decode the same picture.
class ContestTest {
    @TempDir
    Path folder;

    @Test
    void aRatioIsTheMedianOfGeometricMeans() {
        Contest contest = new Contest(3, 1);
        Contest.Case one = new Contest.Case("group", "one", 1);
        Contest.Case two = new Contest.Case("group", "two", 1);
        Contest.Case other = new Contest.Case("other", "three", 1);
        for (Contest.Case each : new Contest.Case[] {one, two, other}) {
            contest.add(each);
        }
        one.times.put("ours", new double[] {1, 2, 3});
        one.times.put("theirs", new double[] {1, 1, 1});
        two.times.put("ours", new double[] {4, 8, 12});
        two.times.put("theirs", new double[] {1, 1, 1});
        other.times.put("ours", new double[] {1000, 1000, 1000});
        other.times.put("theirs", new double[] {1, 1, 1});
        assertEquals(4, contest.ratio("group", "ours", "theirs").median(), 1e-9);
        assertTrue(Double.isNaN(contest.ratio("group", "ours", "missing").median()));
    }

    @Test
    void everyCallIsTimedInEveryRound() throws Exception {
        Contest contest = new Contest(4, 1);
        int[] calls = new int[1];
        Contest.Case one = new Contest.Case("group", "one", 1).with("ours", () -> calls[0]++);
        contest.add(one);
        contest.run(0);
        assertEquals(4, Objects.requireNonNull(one.times.get("ours")).length);
        assertTrue(calls[0] >= 9, "one to warm up, and in each round one that does not count and one that does");
    }

    @Test
    void peersGiveOurPixels() throws Exception {
        Photos.Raw raw = new Photos(null).raw(true, 70, 50);
        byte[] jpeg = Photos.encode(raw, "420", 80);
        assertNotNull(jpeg);
        MemorySegment bytes = Arena.global().allocate(jpeg.length);
        bytes.copyFrom(MemorySegment.ofArray(jpeg));
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        int[] ours = new int[70 * 50];
        decoder.decode(MemorySegment.ofArray(ours), 0, 4 * 70, PixelLayout.ARGB, DecodeOptions.DEFAULT);
        MemorySegment theirs = Arena.global().allocate(4 * 70 * 50, 8);
        TurboJpeg turbo = TurboJpeg.load();
        if (turbo != null) {
            turbo.decode(bytes, theirs, 70, 50, TurboJpeg.ACCURATE);
            for (int i = 0; i < ours.length; i++) {
                int pixel = theirs.getAtIndex(ValueLayout.JAVA_INT, i);
                assertEquals(ours[i] & 0xffffff, pixel & 0xffffff);
            }
        }
        LibJpeg libJpeg = LibJpeg.load(folder);
        if (libJpeg != null) {
            short[] pixels = new short[70 * 50];
            decoder.decode(MemorySegment.ofArray(pixels), 0, 2 * 70, PixelLayout.RGB565, DecodeOptions.DEFAULT);
            libJpeg.decode565(bytes, theirs, 70);
            for (int i = 0; i < pixels.length; i++) {
                assertEquals(pixels[i], theirs.getAtIndex(ValueLayout.JAVA_SHORT, i));
            }
        }
    }

    @Test
    void rowsHaveNamesOfTheirOwn() {
        Set<String> names = new HashSet<>();
        for (Measure m : Measure.ALL) {
            assertTrue(names.add(m.id()), m.id());
            assertTrue(m.goal() < m.must(), m.id());
        }
        assertEquals(18, names.size());
    }
}
