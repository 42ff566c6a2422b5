package io.github.displayio4j.preview.scene;

import java.util.List;
import java.util.stream.Collectors;

/// A scene file cannot be understood, or names what is not there. Nothing of it was taken over.
public final class SceneException extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // records of two numbers and a text
    private final List<Problem> problems;

    /// Something that is wrong in a file.
    ///
    /// @param line from 1
    /// @param column from 1, in characters
    /// @param message what is wrong and what is allowed
    public record Problem(int line, int column, String message) implements java.io.Serializable {
        /// `LINE:COLUMN: message`.
        @Override
        public String toString() {
            return line + ":" + column + ": " + message;
        }
    }

    SceneException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    SceneException(int line, int column, String message) {
        this(List.of(new Problem(line, column, message)));
    }

    /// What is wrong, in the order of the file; at least one.
    public List<Problem> problems() {
        return problems;
    }
}
