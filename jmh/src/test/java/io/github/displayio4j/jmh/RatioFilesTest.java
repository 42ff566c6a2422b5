package io.github.displayio4j.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioFilesTest {
    private static List<Ratio> ratios(double micros, double error, double bytes) {
        return Ratio.of(
                List.of(
                        new Result("Scene.draw S2", "", micros, error, micros, bytes),
                        new Result("Scene.draw S2", "Arraycopy", 3, 0, 3, 0),
                        new Result("Scene.draw S2", "Java2d", 30, 0, 30, 0),
                        new Result("Other.draw", "", 1, 0, 1, 0)),
                true);
    }

    @Test
    void ratiosAreWrittenWithTheirBars() throws IOException {
        List<Ratio> ratios = ratios(30, 3, 0);
        assertEquals(2, ratios.size(), "a work without a peer has no ratio");
        JsonObject row = JsonParser.parseString(RatioFiles.json(ratios))
                .getAsJsonObject()
                .getAsJsonArray("rows")
                .get(0)
                .getAsJsonObject();
        assertEquals(10, row.get("ratio").getAsDouble(), 1e-9);
        assertEquals(1, row.get("ratioError").getAsDouble(), 1e-9);
        assertEquals(8, row.get("must").getAsDouble());
        assertEquals(3, row.get("goal").getAsDouble());
        String svg = RatioFiles.svg(ratios);
        assertTrue(svg.startsWith("<svg xmlns") && svg.strip().endsWith("</svg>"), svg);
        assertEquals(2, svg.split("<rect", -1).length - 1, "a bar for each ratio");
        assertEquals(1, svg.split("#c00", -1).length - 1, "a mark for each must");
    }

    @Test
    void theGateClosesOnlyIfABarIsMissedForCertain() {
        assertTrue(ratios(30, 3, 0).getFirst().misses());
        assertFalse(ratios(30, 9, 0).getFirst().misses(), "8 lies within 10 ± 3");
        assertFalse(ratios(30, 3, 0).get(1).misses(), "no bar beside Java2D");
        assertEquals(1, Bench.gate(ratios(30, 3, 0)));
        assertEquals(0, Bench.gate(ratios(20, 3, 0)));
        assertEquals(1, Bench.gate(ratios(20, 3, 100)), "100 bytes a call");
    }
}
