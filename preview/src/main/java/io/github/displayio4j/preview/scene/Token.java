package io.github.displayio4j.preview.scene;

import java.util.ArrayList;
import java.util.List;

/// A word of a scene file.
///
/// @param value a [Name], [Rgb], `Integer`, `Double` or `String`, or a brace as a `Character`
/// @param column from 1
record Token(Object value, int column) {
    /// A word without quotes.
    record Name(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// A colour, RGB888.
    record Rgb(int value) {
        @Override
        public String toString() {
            return "#%06x".formatted(value);
        }
    }

    /// What it is, for messages.
    String describe() {
        return switch (value) {
            case String text -> "the text \"" + text + "\"";
            default -> "'" + value + "'";
        };
    }

    /// Cuts a line into words; `//` starts a comment.
    ///
    /// @param number of the line, from 1
    static List<Token> ofLine(String line, int number) throws SceneException {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (line.startsWith("//", at)) {
                break;
            } else if (c == '{' || c == '}') {
                tokens.add(new Token(c, at + 1));
                at++;
            } else if (c == '"') {
                at = text(line, number, at, tokens);
            } else {
                int end = at;
                while (end < line.length() && !isEnd(line, end)) {
                    end++;
                }
                String word = line.substring(at, end);
                tokens.add(new Token(word(word, number, at + 1), at + 1));
                at = end;
            }
        }
        return tokens;
    }

    private static boolean isEnd(String line, int at) {
        char c = line.charAt(at);
        return Character.isWhitespace(c) || c == '{' || c == '}' || c == '"' || line.startsWith("//", at);
    }

    private static int text(String line, int number, int start, List<Token> tokens) throws SceneException {
        StringBuilder text = new StringBuilder();
        for (int at = start + 1; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                tokens.add(new Token(text.toString(), start + 1));
                return at + 1;
            }
            if (c == '\\') {
                at++;
                char escaped = at < line.length() ? line.charAt(at) : ' ';
                text.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case '"', '\\' -> escaped;
                            default ->
                                throw new SceneException(
                                        number, at, "a backslash must stand before n, \" or another backslash");
                        });
            } else {
                text.append(c);
            }
        }
        throw new SceneException(number, start + 1, "the text has no closing quote on its line");
    }

    private static Object word(String word, int line, int column) throws SceneException {
        if (word.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            return new Name(word);
        }
        if (word.matches("#[0-9A-Fa-f]{6}")) {
            return new Rgb(Integer.parseInt(word.substring(1), 16));
        }
        if (word.matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(word);
        }
        if (word.matches("-?[0-9]{1,9}\\.[0-9]{1,9}")) {
            return Double.valueOf(word);
        }
        throw new SceneException(
                line, column, "'" + word + "' is no word, no number such as -12 or 0.5, and no colour such as #ff8000");
    }
}
