package io.github.displayio4j.app.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Arguments of a call: by position or by name, as Python has them.
final class Arguments {
    private final String callee;
    private final List<Object> positional;
    private final Map<String, Object> named;
    private final Set<String> asked = new HashSet<>();
    private int askedPositions;

    Arguments(String callee, List<Object> positional, Map<String, Object> named) {
        this.callee = callee;
        this.positional = positional;
        this.named = named;
    }

    /// The argument at a position (-1: only by name), or null.
    @Nullable
    Object find(int position, String name) {
        asked.add(name);
        askedPositions = Math.max(askedPositions, position + 1);
        return position >= 0 && position < positional.size() ? positional.get(position) : named.get(name);
    }

    /// An argument that is an object of this type.
    ///
    /// @throws WrongType if it is not, or missing
    <T> T object(int position, String name, Class<T> type) {
        Object value = find(position, name);
        if (!type.isInstance(value)) {
            throw new WrongType(callee + "(" + name + ") must be a " + type.getSimpleName() + ", not " + value);
        }
        return type.cast(value);
    }

    /// A whole number.
    int integer(int position, String name) {
        return Math.toIntExact(object(position, name, Long.class));
    }

    /// A whole number, or what holds if it is not given.
    int integer(int position, String name, int otherwise) {
        return find(position, name) == null ? otherwise : integer(position, name);
    }

    /// A truth value, or what holds if it is not given.
    boolean flag(int position, String name, boolean otherwise) {
        Object value = find(position, name);
        return switch (value) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case Long number -> number != 0;
            default -> throw new WrongType(callee + "(" + name + ") must be a bool, not " + value);
        };
    }

    /// None of them matters.
    void ignore() {
        asked.addAll(named.keySet());
        askedPositions = positional.size();
    }

    /// Nothing more is asked.
    ///
    /// @throws Unsupported if an argument was given that nobody asked for
    void end() {
        for (String name : named.keySet()) {
            if (!asked.contains(name)) {
                throw new Unsupported(callee + "(" + name + "=)");
            }
        }
        if (positional.size() > askedPositions) {
            throw new Unsupported(callee + " with " + positional.size() + " arguments");
        }
    }
}
