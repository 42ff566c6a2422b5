package io.github.displayio4j.busdisplay;

/// How a controller is told where the next pixels go.
public sealed interface Addressing {
    /// MIPI DCS and kin: column command with first and last column, row command likewise, then the write command.
    ///
    /// @param columnCommand such as 0x2A (CASET)
    /// @param rowCommand such as 0x2B (RASET)
    /// @param writeCommand such as 0x2C (RAMWR); -1 if pixels follow without one (SSD1306)
    /// @param boundBytes 1 or 2 bytes a bound, most significant first
    /// @param dataAsCommands bounds go out with D/C low, each byte a command (SSD1306)
    record Window(int columnCommand, int rowCommand, int writeCommand, int boundBytes, boolean dataAsCommands)
            implements Addressing {
        /// CASET, RASET, RAMWR with 16-bit bounds.
        public static final Window MIPI_DCS = new Window(0x2A, 0x2B, 0x2C, 2, false);

        /// 21h, 22h with bounds sent as commands, pixels as plain data.
        public static final Window SSD1306 = new Window(0x21, 0x22, -1, 1, true);

        /// Checks ranges.
        ///
        /// @throws IllegalArgumentException naming the value and its range
        public Window {
            checkCommand("column", columnCommand, 0);
            checkCommand("row", rowCommand, 0);
            checkCommand("write", writeCommand, -1);
            if (boundBytes < 1 || boundBytes > 2) {
                throw new IllegalArgumentException("a bound must have 1 or 2 bytes, not " + boundBytes);
            }
        }

        private static void checkCommand(String what, int command, int least) {
            if (command < least || command > 255) {
                throw new IllegalArgumentException(what + " command must be " + least + "..255, not " + command);
            }
        }
    }

    /// SH1106/SH1107 page addressing: B0h|page, 10h|column high, 00h|column low, then one page row of bytes.
    record Pages() implements Addressing {}
}
