package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Layer;

/// What a Group holds.
abstract class LayerAdapter extends Adapter {
    final Layer layer;

    LayerAdapter(String type, Layer layer) {
        super(type);
        this.layer = layer;
    }

    @Override
    Object subject() {
        return layer;
    }

    @Override
    void set(String attribute, Object value) {
        switch (attribute) {
            case "x" -> layer.moveTo(integer(value), layer.y());
            case "y" -> layer.moveTo(layer.x(), integer(value));
            case "hidden" -> layer.setHidden(flag(value));
            default -> super.set(attribute, value);
        }
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "x" -> (long) layer.x();
            case "y" -> (long) layer.y();
            case "hidden" -> layer.isHidden();
            default -> super.get(attribute);
        };
    }
}
