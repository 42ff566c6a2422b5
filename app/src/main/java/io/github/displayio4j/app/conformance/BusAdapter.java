package io.github.displayio4j.app.conformance;

/// Buses, ports and pins: named here, never used at level 1, where bytes go straight to the panel model.
final class BusAdapter extends Adapter {
    BusAdapter(String type) {
        super(type);
    }
}
