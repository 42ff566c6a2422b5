package io.github.displayio4j.preview.scene;

import java.util.List;
import java.util.Map;

/// A statement of a scene file: a layer, or what layers are made of.
///
/// @param kind what it is
/// @param id its name, unique in the file
/// @param properties what is said of it, by name
/// @param rows of a block of values, each a list of equal length; empty if there is none
/// @param children of a group, from the bottom to the top
/// @param line where it is, from 1
record Node(
        Kind kind,
        String id,
        Map<String, Property> properties,
        List<List<Object>> rows,
        List<Node> children,
        int line) {
    /// What is said of a node.
    ///
    /// @param values as [Token] has them
    /// @param line where it is, from 1
    /// @param column where it is, from 1
    record Property(List<Object> values, int line, int column) {}

    /// The values of a property; its defaults if the file says nothing of it.
    List<Object> values(String name) {
        Property property = properties.get(name);
        return property != null ? property.values() : kind.defaults(name);
    }

    boolean has(String name) {
        return properties.containsKey(name);
    }

    int number(String name, int i) {
        return (Integer) values(name).get(i);
    }

    /// The name that a property gives.
    String reference(String name) {
        return ((Token.Name) values(name).getFirst()).text();
    }

    /// The colour that a property gives.
    int colour(String name) {
        return ((Token.Rgb) values(name).getFirst()).value();
    }

    double fraction(String name) {
        return ((Number) values(name).getFirst()).doubleValue();
    }
}
