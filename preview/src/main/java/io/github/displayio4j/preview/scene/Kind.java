package io.github.displayio4j.preview.scene;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements of a scene file, and what may be said of each.
enum Kind {
    PALETTE(false),
    BITMAP(false),
    IMAGE(false, Rule.text("file").required()),
    GROUP(true, Rule.numbers("scale", 1, 1, 32767, 1)),
    LABEL(
            true,
            Rule.text("text").required(),
            Rule.colour("color", 0xFFFFFF),
            Rule.colour("background", -1),
            Rule.numbers("scale", 1, 1, 32767, 1)),
    RECTANGLE(true, Rule.numbers("size", 2, 1, 32767, 0).required(), Rule.FILL, Rule.PALETTE, Rule.INDEX),
    CIRCLE(true, Rule.numbers("radius", 1, 1, 32767, 0).required(), Rule.FILL, Rule.PALETTE, Rule.INDEX),
    POLYGON(true, Rule.numbers("points", -1, -32768, 32767, 0).required(), Rule.FILL, Rule.PALETTE, Rule.INDEX),
    PICTURE(
            true,
            Rule.name("image").required(),
            Rule.PALETTE,
            Rule.flag("flip-x"),
            Rule.flag("flip-y"),
            Rule.flag("transpose")),
    TILES(
            true,
            Rule.name("image").required(),
            Rule.PALETTE,
            Rule.numbers("tile", 2, 1, 32767, 0).required(),
            Rule.flag("flip-x"),
            Rule.flag("flip-y"),
            Rule.flag("transpose"));

    private static final List<Rule> OF_LAYERS = List.of(
            Rule.numbers("at", 2, -32768, 32767, 0),
            Rule.flag("hidden"),
            new Rule("opacity", Rule.Type.FRACTION, 1, 0, 1, 1, false));

    private final boolean layer;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Rule> rules;

    Kind(boolean layer, Rule... rules) {
        this.layer = layer;
        this.rules = List.of(rules);
    }

    /// A property.
    ///
    /// @param count values; -1 for as many as there are, in pairs
    /// @param least smallest number
    /// @param most greatest number
    /// @param usual each value where the property is not given
    record Rule(String name, Type type, int count, int least, int most, int usual, boolean isRequired) {
        static final Rule FILL = colour("fill", -1);
        static final Rule PALETTE = name("palette");
        static final Rule INDEX = numbers("index", 1, 0, 255, 0);

        enum Type {
            NUMBER,
            FRACTION,
            COLOUR,
            NAME,
            TEXT,
            FLAG
        }

        static Rule numbers(String name, int count, int least, int most, int usual) {
            return new Rule(name, Type.NUMBER, count, least, most, usual, false);
        }

        static Rule colour(String name, int usual) {
            return new Rule(name, Type.COLOUR, 1, 0, 0, usual, false);
        }

        static Rule name(String name) {
            return new Rule(name, Type.NAME, 1, 0, 0, 0, false);
        }

        static Rule text(String name) {
            return new Rule(name, Type.TEXT, 1, 0, 0, 0, false);
        }

        static Rule flag(String name) {
            return new Rule(name, Type.FLAG, 0, 0, 0, 0, false);
        }

        Rule required() {
            return new Rule(name, type, count, least, most, usual, true);
        }

        /// Whether a value is one that the property takes.
        boolean takes(Object value) {
            return switch (type) {
                case NUMBER -> value instanceof Integer n && n >= least && n <= most;
                case FRACTION -> value instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most;
                case COLOUR -> value instanceof Token.Rgb;
                case NAME -> value instanceof Token.Name;
                case TEXT -> value instanceof String;
                case FLAG -> false;
            };
        }

        /// What it takes, for messages.
        String wants() {
            String one =
                    switch (type) {
                        case NUMBER -> "whole number" + (count == 1 ? "" : "s") + " of " + least + ".." + most;
                        case FRACTION -> "number of " + least + ".." + most;
                        case COLOUR -> "colour such as #ff8000";
                        case NAME -> "name";
                        case TEXT -> "text in quotes";
                        case FLAG -> "value";
                    };
            return count < 0 ? "pairs of " + one : (count == 0 ? "no " : count == 1 ? "a " : count + " ") + one;
        }
    }

    boolean isLayer() {
        return layer;
    }

    /// Whether rows of values follow in braces.
    boolean hasRows() {
        return this == PALETTE || this == BITMAP || this == TILES;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Rule> rules() {
        return rules;
    }

    @Nullable
    Rule rule(String name) {
        for (Rule rule : rules) {
            if (rule.name().equals(name)) {
                return rule;
            }
        }
        for (Rule rule : OF_LAYERS) {
            if (layer && rule.name().equals(name)) {
                return rule;
            }
        }
        return null;
    }

    /// What a property is where the file says nothing of it.
    List<Object> defaults(String name) {
        Rule rule = rule(name);
        if (rule == null || rule.count() < 1) {
            return List.of();
        }
        return switch (rule.type()) {
            case NUMBER, FRACTION -> Collections.nCopies(rule.count(), rule.usual());
            case COLOUR -> rule.usual() < 0 ? List.of() : List.of(new Token.Rgb(rule.usual()));
            case NAME, TEXT, FLAG -> List.of();
        };
    }

    /// What may be said of it, for messages.
    String properties() {
        String own = rules.stream().map(Rule::name).collect(Collectors.joining(", "));
        return layer ? own + ", at, hidden, opacity" : own;
    }

    static @Nullable Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    static String words() {
        return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
    }
}
