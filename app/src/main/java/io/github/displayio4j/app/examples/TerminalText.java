package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.terminalio.Terminal;

/// A terminal that fills the display: lines scroll in colours over a status line that stays.
final class TerminalText implements Example {
    private static final int CELL_WIDTH = 6;
    private static final int CELL_HEIGHT = 12;

    @Override
    public void run(Board board) {
        int columns = board.width() / CELL_WIDTH;
        int rows = board.height() / CELL_HEIGHT;
        Terminal terminal = new Terminal(columns, rows);
        terminal.setNewLineMode(true);
        board.show(terminal.layer());

        // All rows but the last scroll
        terminal.append("\033[1;%dr\033[1;1H".formatted(rows - 1));
        for (int line = 1; ; line++) {
            terminal.append("\033[%dm%4d \033[0m%s\n".formatted(31 + line % 6, line, "*".repeat(line % 24)));
            status(terminal, rows, columns, "%d lines, row %d".formatted(line, terminal.cursorY() + 1));
            if (!board.sleep(0.1)) {
                return;
            }
        }
    }

    /// Writes black on white into the last row, and comes back.
    private static void status(Terminal terminal, int rows, int columns, String text) {
        int row = terminal.cursorY() + 1;
        String padded = text + " ".repeat(columns - 1 - text.length());
        terminal.append("\033[%d;1H\033[30;47m%s\033[0m\033[%d;1H".formatted(rows, padded, row));
    }
}
