package io.github.displayio4j.preview.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A scene file that was read and is right by itself: each name is said once, and those that are used are there.
/// What the files that it names hold is not looked at.
public final class SceneText {
    private static final int MOST_PROBLEMS = 20;
    private static final int DEEPEST = 64;

    private final List<Node> layers;
    private final Map<String, Node> byId;

    private SceneText(List<Node> layers, Map<String, Node> byId) {
        this.layers = layers;
        this.byId = byId;
    }

    /// A file without a statement.
    static SceneText empty() {
        return new SceneText(List.of(), Map.of());
    }

    /// Reads a scene.
    ///
    /// @param text lines, as docs/scenes.md describes them
    /// @throws SceneException with all problems, up to 20
    public static SceneText parse(String text) throws SceneException {
        return new Parser(text).parse();
    }

    /// Layers of the root, from the bottom to the top.
    List<Node> layers() {
        return layers;
    }

    /// All nodes, those of groups too, in the order of the file.
    Map<String, Node> byId() {
        return byId;
    }

    private static final class Parser {
        private final String[] lines;
        private final List<SceneException.Problem> problems = new ArrayList<>();
        private final Map<String, Node> byId = new LinkedHashMap<>();
        private int next;
        private boolean unclosed;

        Parser(String text) {
            lines = text.split("\r\n|\r|\n", -1);
        }

        SceneText parse() throws SceneException {
            List<Node> nodes = block(0, 0);
            for (Node node : byId.values()) {
                checkReferences(node);
            }
            if (!problems.isEmpty()) {
                problems.sort((a, b) -> a.line() != b.line() ? a.line() - b.line() : a.column() - b.column());
                throw new SceneException(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
            }
            return new SceneText(nodes.stream().filter(n -> n.kind().isLayer()).toList(), byId);
        }

        private void problem(int line, int column, String message) {
            problems.add(new SceneException.Problem(line, column, message));
        }

        /// Tokens of the next line that has any; empty at the end of the file. Lines that can't be cut into words
        /// are left out.
        private List<Token> nextLine() {
            while (next < lines.length) {
                String line = lines[next++];
                try {
                    List<Token> tokens = Token.ofLine(line, next);
                    if (!tokens.isEmpty()) {
                        return tokens;
                    }
                } catch (SceneException e) {
                    problems.addAll(e.problems());
                }
            }
            return List.of();
        }

        /// @param opened line of the brace that opened the block; 0 for the file
        private List<Node> block(int opened, int depth) {
            List<Node> nodes = new ArrayList<>();
            while (true) {
                List<Token> tokens = nextLine();
                if (tokens.isEmpty()) {
                    if (opened > 0) {
                        unclosed(opened);
                    }
                    return nodes;
                }
                if (tokens.getFirst().value().equals('}')) {
                    if (tokens.size() > 1) {
                        problem(next, tokens.get(1).column(), "nothing may follow a closing brace on its line");
                    }
                    if (opened > 0) {
                        return nodes;
                    }
                    problem(next, tokens.getFirst().column(), "no brace is open here");
                    continue;
                }
                Node node = statement(tokens, depth);
                if (node != null) {
                    nodes.add(node);
                }
            }
        }

        /// Of several braces that are closed nowhere the innermost is told.
        private void unclosed(int opened) {
            if (!unclosed) {
                problem(opened, 1, "the brace that opens here is closed nowhere");
            }
            unclosed = true;
        }

        private @Nullable Node statement(List<Token> tokens, int depth) {
            int line = next;
            boolean opens = tokens.getLast().value().equals('{');
            List<Token> words = opens ? tokens.subList(0, tokens.size() - 1) : tokens;
            Kind kind = words.isEmpty() || !(words.getFirst().value() instanceof Token.Name name)
                    ? null
                    : Kind.of(name.text());
            if (kind == null) {
                Token first = tokens.getFirst();
                problem(
                        line,
                        first.column(),
                        "a line must start with one of " + Kind.words() + ", not " + first.describe());
                if (opens) {
                    skipBlock();
                }
                return null;
            }
            String id = "";
            if (words.size() > 1 && words.get(1).value() instanceof Token.Name given) {
                id = given.text();
            } else {
                problem(line, words.getFirst().column(), kind.word() + " must have a name of its own behind it");
            }
            Map<String, Node.Property> properties = new HashMap<>();
            List<List<Object>> rows = new ArrayList<>();
            if (kind == Kind.PALETTE && words.size() > 2) {
                rows.add(row(kind, words.subList(2, words.size()), line));
            } else if (words.size() > 2) {
                properties(kind, words, line, properties);
            }
            for (Kind.Rule rule : kind.rules()) {
                if (rule.isRequired() && !properties.containsKey(rule.name())) {
                    problem(
                            line,
                            words.getFirst().column(),
                            kind.word() + " " + id + " lacks " + rule.name() + ": " + rule.wants());
                }
            }
            List<Node> children = List.of();
            if (opens && kind.hasRows()) {
                rows(kind, line, rows);
            } else if (opens && kind == Kind.GROUP && depth < DEEPEST) {
                children = block(line, depth + 1);
            } else if (opens) {
                problem(
                        line,
                        tokens.getLast().column(),
                        kind == Kind.GROUP
                                ? "groups must not be nested deeper than " + DEEPEST
                                : kind.word() + " has no block in braces");
                skipBlock();
            }
            Node node = new Node(kind, id, properties, List.copyOf(rows), children, line);
            check(node, words.getFirst().column());
            if (!id.isEmpty()) {
                Node other = byId.putIfAbsent(id, node);
                if (other != null) {
                    problem(line, words.get(1).column(), "the name " + id + " is taken by line " + other.line());
                }
            }
            if (!kind.isLayer() && depth > 0) {
                problem(line, words.getFirst().column(), kind.word() + " must stand outside of groups");
            }
            return node;
        }

        private void skipBlock() {
            int opened = next;
            int depth = 1;
            while (depth > 0) {
                List<Token> tokens = nextLine();
                if (tokens.isEmpty()) {
                    unclosed(opened);
                    return;
                }
                depth += tokens.getLast().value().equals('{') ? 1 : 0;
                depth -= tokens.getFirst().value().equals('}') ? 1 : 0;
            }
        }

        /// A label's text and an image's file need no name in front of them.
        private void properties(Kind kind, List<Token> words, int line, Map<String, Node.Property> properties) {
            int at = 2;
            if (words.get(2).value() instanceof String text) {
                String name = kind == Kind.LABEL ? "text" : "file";
                properties.put(
                        name,
                        new Node.Property(List.of(text), line, words.get(2).column()));
                at = 3;
                if (kind.rule(name) == null) {
                    problem(line, words.get(2).column(), kind.word() + " takes no text");
                }
            }
            while (at < words.size()) {
                Token word = words.get(at++);
                Kind.Rule rule = word.value() instanceof Token.Name name ? kind.rule(name.text()) : null;
                if (rule == null) {
                    problem(
                            line,
                            word.column(),
                            kind.word() + " knows " + kind.properties() + ", not " + word.describe());
                    return; // what follows belongs to it
                }
                int from = at;
                while (at < words.size()
                        && (rule.count() < 0 || at - from < rule.count())
                        && rule.takes(words.get(at).value())) {
                    at++;
                }
                List<Object> values =
                        words.subList(from, at).stream().map(Token::value).toList();
                boolean enough =
                        rule.count() < 0 ? values.size() % 2 == 0 && values.size() >= 2 : values.size() == rule.count();
                if (!enough) {
                    Token wrong = at < words.size() ? words.get(at) : null;
                    problem(
                            line,
                            wrong == null ? word.column() : wrong.column(),
                            rule.name() + " must have " + rule.wants()
                                    + (wrong == null ? " behind it" : ", not " + wrong.describe()));
                    return;
                }
                if (properties.put(rule.name(), new Node.Property(values, line, word.column())) != null) {
                    problem(line, word.column(), rule.name() + " is said twice");
                }
            }
        }

        private void rows(Kind kind, int opened, List<List<Object>> rows) {
            while (true) {
                List<Token> tokens = nextLine();
                if (tokens.isEmpty()) {
                    unclosed(opened);
                    return;
                }
                if (tokens.getFirst().value().equals('}')) {
                    return;
                }
                rows.add(row(kind, tokens, next));
            }
        }

        private List<Object> row(Kind kind, List<Token> tokens, int line) {
            List<Object> values = new ArrayList<>();
            for (Token token : tokens) {
                Object value = token.value();
                switch (kind) {
                    case PALETTE -> {
                        if (!(value instanceof Token.Rgb) && !value.equals(new Token.Name("transparent"))) {
                            problem(
                                    line,
                                    token.column(),
                                    "a palette holds colours such as #ff8000 and the word" + " transparent, not "
                                            + token.describe());
                        }
                        values.add(value);
                    }
                    case BITMAP -> {
                        if (value instanceof String text && text.matches("[.0-9a-z]+") && tokens.size() == 1) {
                            text.chars().forEach(c -> values.add(c == '.' ? 0 : Character.digit(c, 36)));
                        } else {
                            problem(
                                    line,
                                    token.column(),
                                    "a row of a bitmap is one text of ., 0..9 and a..z, not " + token.describe());
                        }
                    }
                    default -> {
                        if (!(value instanceof Integer n) || n < 0) {
                            problem(
                                    line,
                                    token.column(),
                                    "a cell is the number of a tile, 0 or more, not " + token.describe());
                        }
                        values.add(value);
                    }
                }
            }
            return List.copyOf(values);
        }

        private void check(Node node, int column) {
            Kind kind = node.kind();
            if (kind.hasRows()) {
                if (node.rows().isEmpty()) {
                    problem(node.line(), column, kind.word() + " " + node.id() + " lacks its values in braces");
                } else if (kind != Kind.PALETTE) {
                    int width = node.rows().getFirst().size();
                    for (List<Object> row : node.rows()) {
                        if (row.size() != width) {
                            problem(
                                    node.line(),
                                    column,
                                    "the rows of " + node.id() + " must be of equal length, not " + width + " and "
                                            + row.size());
                            break;
                        }
                    }
                } else if (node.rows().stream().mapToInt(List::size).sum() > 256) {
                    problem(node.line(), column, "a palette holds 256 colours at most");
                }
            }
            if (kind == Kind.RECTANGLE || kind == Kind.CIRCLE || kind == Kind.POLYGON) {
                if (node.has("fill") == node.has("palette")) {
                    problem(
                            node.line(),
                            column,
                            kind.word() + " " + node.id() + " must have either fill #rrggbb or" + " palette NAME");
                }
                if (node.has("index") && !node.has("palette")) {
                    problem(node.line(), column, "index is the entry of a palette, which " + node.id() + " has not");
                }
            }
            if (kind == Kind.POLYGON
                    && node.has("points")
                    && node.values("points").size() < 6) {
                problem(node.line(), column, "a polygon must have 3 points at least");
            }
        }

        private void checkReferences(Node node) {
            Node.Property palette = node.properties().get("palette");
            if (palette != null) {
                checkReference(node, "palette", Kind.PALETTE, null);
            }
            if (node.has("image")) {
                checkReference(node, "image", Kind.IMAGE, Kind.BITMAP);
                Node image = byId.get(node.reference("image"));
                if (image != null && image.kind() == Kind.BITMAP && palette == null) {
                    problem(node.line(), 1, node.id() + " must have palette NAME, for a bitmap has no colours");
                }
            }
        }

        private void checkReference(Node node, String property, Kind kind, @Nullable Kind other) {
            Node.Property said = node.properties().get(property);
            Node found = byId.get(node.reference(property));
            if (said != null && (found == null || (found.kind() != kind && found.kind() != other))) {
                problem(
                        said.line(),
                        said.column(),
                        "no " + kind.word() + (other == null ? "" : " or " + other.word()) + " is called "
                                + node.reference(property));
            }
        }
    }
}
