package io.github.displayio4j.i2cdisplaybus;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The messages of CircuitPython's I2CDisplayBus are ours too.
class GoldenWireTest {
    private final VirtualWire wire = new VirtualWire(new VirtualClock());
    private final BusTrace trace = BusTrace.recording(1 << 20);
    private int compared;

    @Test
    void messagesAreAsInCircuitPython() throws IOException {
        wire.listen(trace);
        for (JsonObject golden : GoldenWire.cases("i2c.json")) {
            I2CDisplayBus bus = null;
            for (JsonElement element : golden.getAsJsonArray("steps")) {
                JsonObject step = element.getAsJsonObject();
                if (step.has("type") && step.get("type").getAsString().equals("I2CDisplayBus")) {
                    bus = build(step.getAsJsonObject("kw"));
                } else if (step.has("expect")) {
                    compare(golden.get("id").getAsString(), step, bus);
                }
            }
        }
        System.out.println("golden wire transcripts of i2c.json: " + compared + " steps compared");
        assertTrue(compared >= 10, compared + " steps compared");
    }

    /// Building ours does not reset the panel as theirs does; the pulse is compared here.
    private I2CDisplayBus build(JsonObject arguments) {
        I2CDisplayBus.Builder builder = I2CDisplayBus.builder(
                wire, wire.clock(), arguments.get("device_address").getAsInt());
        if (!arguments.has("reset")) {
            return builder.build();
        }
        trace.clear();
        I2CDisplayBus bus = builder.reset(wire.pin(Line.RESET)).build();
        bus.reset();
        assertEquals("rst=1 rst=0 us:4 rst=1", trace.text());
        return bus;
    }

    private void compare(String name, JsonObject step, @Nullable I2CDisplayBus bus) {
        JsonObject expect = step.getAsJsonObject("expect");
        boolean send = step.has("m") && step.get("m").getAsString().equals("send");
        if (bus == null || !expect.has("wire") || !(expect.has("bus") || send)) {
            return;
        }
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
            GoldenWire.play(expect.getAsJsonArray("bus"), bus, false);
        }
        assertEquals(
                GoldenWire.essence(GoldenWire.words(expect.getAsJsonArray("wire")), true),
                GoldenWire.essence(List.of(trace.text().split(" ", -1)), true),
                name + " " + step);
        compared++;
    }
}
