package io.github.displayio4j.busdisplay;

/// A display controller chip and the size of its memory.
public enum Controller {
    /// Sitronix ST7789V, 240 x 320, 18 bits.
    ST7789(Family.MIPI_DCS, 240, 320),
    /// Ilitek ILI9341, 240 x 320, 18 bits.
    ILI9341(Family.MIPI_DCS, 240, 320),
    /// Sitronix ST7735R, 132 x 162, 18 bits.
    ST7735R(Family.MIPI_DCS, 132, 162),
    /// An ST7735R whose GM pins are wired for 128 x 160: it then counts and flips within that size.
    ST7735R_128X160(Family.MIPI_DCS, 128, 160),
    /// Ilitek ILI9488, 320 x 480, 18 bits; no 16-bit pixels on serial buses.
    ILI9488(Family.MIPI_DCS, 320, 480),
    /// Himax HX8357-D, 320 x 480, 18 bits.
    HX8357(Family.MIPI_DCS, 320, 480),
    /// Sitronix ST7796S, 320 x 480, 18 bits.
    ST7796(Family.MIPI_DCS, 320, 480),
    /// Galaxycore GC9A01, 240 x 240, 18 bits.
    GC9A01(Family.MIPI_DCS, 240, 240),
    /// Raydium RM67162, 240 x 536, AMOLED; windows must start even and end odd.
    RM67162(Family.MIPI_DCS, 240, 536),
    /// Solomon Systech SSD1306, 128 x 64, 1 bit.
    SSD1306(Family.SSD1306, 128, 64),
    /// Sino Wealth SH1106, 132 x 64, 1 bit.
    SH1106(Family.SH1106, 132, 64),
    /// Sino Wealth SH1107, 128 x 128, 1 bit.
    SH1107(Family.SH1106, 128, 128),
    /// Solomon Systech SSD1351, 128 x 128, 18 bits.
    SSD1351(Family.SOLOMON_GRID, 128, 128),
    /// Solomon Systech SSD1331, 96 x 64, 16 bits.
    SSD1331(Family.SOLOMON_GRID, 96, 64),
    /// Solomon Systech SSD1327, 128 x 128, 16 grays.
    SSD1327(Family.SOLOMON_GRID, 128, 128),
    /// Solomon Systech SSD1325, 128 x 80, 16 grays.
    SSD1325(Family.SOLOMON_GRID, 128, 80);

    /// Which command set a controller speaks.
    public enum Family {
        /// MIPI Display Command Set with CASET/RASET/RAMWR.
        MIPI_DCS,
        /// Solomon monochrome pages.
        SSD1306,
        /// Sino Wealth monochrome pages, without windows.
        SH1106,
        /// Solomon controllers of colour or gray with 15h, 75h.
        SOLOMON_GRID
    }

    private final Family family;
    private final int columns;
    private final int rows;

    Controller(Family family, int columns, int rows) {
        this.family = family;
        this.columns = columns;
        this.rows = rows;
    }

    /// Whether it has an I2C mode with control bytes.
    public boolean speaksI2c() {
        return family == Family.SSD1306 || family == Family.SH1106 || this == SSD1327;
    }

    /// Its command set.
    public Family family() {
        return family;
    }

    /// What the first column and row of a window, and its size, must be a multiple of: 2 where pixels are stored in
    /// pairs, else 1. Formats with several pixels a byte demand more.
    public int windowUnit() {
        return this == RM67162 ? 2 : 1;
    }

    /// Columns of its memory (GRAM), unrotated.
    public int columns() {
        return columns;
    }

    /// Rows of its memory, unrotated.
    public int rows() {
        return rows;
    }
}
