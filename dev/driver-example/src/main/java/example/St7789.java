package example;

/// A driver for ST7789 panels of 240 x 240 pixels that knows its bus by three functions only.
public final class St7789 {
    /// Sends bytes; for `command` with D/C low, for `data` with D/C high.
    public interface Bytes {
        void send(byte... bytes);
    }

    /// Waits.
    public interface Sleep {
        void millis(long millis);
    }

    private static final int WIDTH = 240;
    private static final int HEIGHT = 240;
    private static final int ROWS_OF_MEMORY = 320;

    // MADCTL, and where the glass begins in the memory as MADCTL turns it
    private static final int[] MADCTL = {0x00, 0x60, 0xC0, 0xA0};
    private static final int[] FIRST_COLUMN = {0, 0, 0, ROWS_OF_MEMORY - HEIGHT};
    private static final int[] FIRST_ROW = {0, 0, ROWS_OF_MEMORY - HEIGHT, 0};

    private final Bytes command;
    private final Bytes data;
    private final Sleep sleep;
    private int turns;

    public St7789(Bytes command, Bytes data, Sleep sleep) {
        this.command = command;
        this.data = data;
        this.sleep = sleep;
    }

    public void start() {
        send(0x01); // SWRESET
        sleep.millis(150);
        send(0x11); // SLPOUT
        sleep.millis(10);
        send(0x3A, 0x55); // 16 bits a pixel
        send(0x36, 0x00);
        send(0x21); // IPS glass
        send(0x29); // DISPON
    }

    /// Turns pictures by quarters of a circle.
    public void turn(int turns) {
        this.turns = turns & 3;
        send(0x36, MADCTL[this.turns]);
    }

    /// Draws RGB565 pixels.
    public void draw(int x, int y, int width, int height, short[] pixels) {
        int column = x + FIRST_COLUMN[turns];
        int row = y + FIRST_ROW[turns];
        window(0x2A, column, column + width - 1);
        window(0x2B, row, row + height - 1);
        byte[] bytes = new byte[2 * width * height];
        for (int i = 0; i < width * height; i++) {
            bytes[2 * i] = (byte) (pixels[i] >> 8);
            bytes[2 * i + 1] = (byte) pixels[i];
        }
        send(0x2C);
        data.send(bytes);
    }

    private void window(int code, int first, int last) {
        send(code, first >> 8, first & 0xff, last >> 8, last & 0xff);
    }

    private void send(int code, int... parameters) {
        command.send((byte) code);
        if (parameters.length > 0) {
            byte[] bytes = new byte[parameters.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) parameters[i];
            }
            data.send(bytes);
        }
    }
}
