package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import java.util.Comparator;
import java.util.List;

/// `displayio.Group`.
final class GroupAdapter extends LayerAdapter {
    final Group group;

    GroupAdapter(Group group) {
        super("Group", group);
        this.group = group;
    }

    static GroupAdapter make(Arguments args) {
        Group group = new Group(args.integer(-1, "scale", 1));
        group.moveTo(args.integer(-1, "x", 0), args.integer(-1, "y", 0));
        return new GroupAdapter(group);
    }

    @Override
    Object call(String method, Arguments args) {
        switch (method) {
            case "append" -> group.append(layer(args.object(0, "layer", Object.class)));
            case "insert" ->
                group.insert(place(args.integer(0, "index")), layer(args.object(1, "layer", Object.class)));
            case "remove" -> group.remove(layer(args.object(0, "layer", Object.class)));
            case "index" -> {
                int index = group.indexOf(layer(args.object(0, "layer", Object.class)));
                return index < 0 ? Values.NONE : (Object) (long) index;
            }
            case "pop" -> {
                return group.pop(place(args.integer(0, "i", -1)));
            }
            default -> {
                return super.call(method, args);
            }
        }
        return Values.NONE;
    }

    @Override
    void set(String attribute, Object value) {
        if (attribute.equals("scale")) {
            group.setScale(integer(value));
        } else {
            super.set(attribute, value);
        }
    }

    @Override
    Object get(String attribute) {
        return attribute.equals("scale") ? (Object) (long) group.scale() : super.get(attribute);
    }

    @Override
    void setItem(Object index, Object value) {
        group.set(place(integer(index)), layer(value));
    }

    @Override
    Object item(Object index) {
        return group.get(place(integer(index)));
    }

    @Override
    void deleteItem(Object index) {
        group.pop(place(integer(index)));
    }

    /// Sorts the layers into the given order.
    void sort(List<Object> order) {
        List<Layer> layers = order.stream().map(GroupAdapter::layer).toList();
        for (int i = 0; i < group.size(); i++) {
            if (!layers.contains(group.get(i))) {
                throw new Unsupported("a 'sort' step that does not list all layers");
            }
        }
        group.sort(Comparator.comparingInt(layers::indexOf));
    }

    @Override
    int length() {
        return group.size();
    }

    /// Python counts from the end with negative numbers.
    private int place(int index) {
        return index < 0 ? index + group.size() : index;
    }

    private static Layer layer(Object value) {
        if (value instanceof LayerAdapter adapter) {
            return adapter.layer;
        }
        throw new WrongType("a layer must be a Group, a TileGrid or a shape, not " + value);
    }
}
