package io.github.displayio4j.fourwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.kit.GoldenWire;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What CircuitPython's FourWire puts on the wires, ours does too.
class GoldenWireTest {
    private final VirtualWire wire = new VirtualWire(new VirtualClock());
    private final BusTrace trace = BusTrace.recording(1 << 20);
    private boolean dataMode = true;
    private int compared;

    @ParameterizedTest(name = "{0}: at least {1} steps")
    @CsvSource({"bus.json, 24", "epaper.json, 3"})
    void wiresMoveAsInCircuitPython(String file, int atLeast) throws IOException {
        wire.listen(trace);
        for (JsonObject golden : GoldenWire.cases(file)) {
            FourWire bus = null;
            for (JsonElement element : golden.getAsJsonArray("steps")) {
                JsonObject step = element.getAsJsonObject();
                if (step.has("type") && step.get("type").getAsString().equals("FourWire")) {
                    bus = build(step.getAsJsonObject("kw"));
                } else if (bus != null && step.has("expect")) {
                    compare(golden.get("id").getAsString(), step, bus);
                }
            }
        }
        System.out.println("golden wire transcripts of " + file + ": " + compared + " steps compared");
        assertTrue(compared >= atLeast, compared + " steps compared");
    }

    private FourWire build(JsonObject pins) {
        FourWire.Builder builder = FourWire.builder(wire, wire.clock()).circuitPython();
        if (pins.has("command")) {
            builder.command(wire.pin(Line.COMMAND));
        }
        if (pins.has("chip_select")) {
            builder.chipSelect(wire.pin(Line.CHIP_SELECT));
        }
        if (pins.has("reset")) {
            builder.reset(wire.pin(Line.RESET));
        }
        FourWire bus = builder.build();
        dataMode = true;
        return bus;
    }

    private void compare(String name, JsonObject step, FourWire bus) {
        JsonObject expect = step.getAsJsonObject("expect");
        boolean send = step.has("m") && step.get("m").getAsString().equals("send") && !step.has("kw");
        if (!expect.has("wire") || !(expect.has("bus") || send)) {
            return;
        }
        List<String> golden = GoldenWire.words(expect.getAsJsonArray("wire"));
        trace.clear();
        if (send) {
            String parameters = step.getAsJsonArray("args")
                    .get(1)
                    .getAsJsonObject()
                    .get("b64")
                    .getAsString();
            bus.send(
                    step.getAsJsonArray("args").get(0).getAsInt(),
                    Base64.getDecoder().decode(parameters));
        } else {
            GoldenWire.play(expect.getAsJsonArray("bus"), bus, true);
        }
        List<String> ours = List.of(trace.text().split(" ", -1));
        List<String> wanted = GoldenWire.essence(golden, dataMode);
        wanted.removeIf(word -> word.startsWith("bl="));
        assertEquals(wanted, GoldenWire.essence(ours, dataMode), name + " " + step);
        dataMode = ours.lastIndexOf("dc=1") > ours.lastIndexOf("dc=0") || (dataMode && !ours.contains("dc=0"));
        compared++;
    }
}
