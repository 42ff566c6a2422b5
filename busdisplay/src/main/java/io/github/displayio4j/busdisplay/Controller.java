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
    /// Solomon Systech SSD1306, 128 x 64, 1 bit.
    SSD1306(Family.SSD1306, 128, 64),
    /// Sino Wealth SH1106, 132 x 64, 1 bit.
    SH1106(Family.SH1106, 132, 64),
    /// Sino Wealth SH1107, 128 x 128, 1 bit.
    SH1107(Family.SH1106, 128, 128);

    /// Which command set a controller speaks.
    public enum Family {
        /// MIPI Display Command Set with CASET/RASET/RAMWR.
        MIPI_DCS,
        /// Solomon monochrome pages.
        SSD1306,
        /// Sino Wealth monochrome pages, without windows.
        SH1106
    }

    private final Family family;
    private final int columns;
    private final int rows;

    Controller(Family family, int columns, int rows) {
        this.family = family;
        this.columns = columns;
        this.rows = rows;
    }

    /// Its command set.
    public Family family() {
        return family;
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
