package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.bitmaptools.Rotozoom;
import io.github.displayio4j.displayio.imageload.ImageLoad;
import io.github.displayio4j.displayio.text.Label;
import java.io.IOException;

/// A pointer that is turned over a dial.
final class Dial implements Example {
    @Override
    public void run(Board board) throws IOException {
        Group main = new Group();
        board.show(main);

        // 240x240 dial background
        OnDiskBitmap background = OnDiskBitmap.open(board.file("dial.bmp"));
        main.append(new TileGrid(background, background.pixelShader()));

        // Text legend
        Label text = new Label("PERCENT\nAWESOME", 0x000000);
        text.moveTo(120 - text.width() / 2, 175);
        main.append(text.layer());

        // 30x140 pointer, and a blank one to wipe it away with
        Image pointer = ImageLoad.load(board.file("pointer.png"));
        Palette palette = (Palette) pointer.pixelShader();
        int nothing = pointer.bitmap().get(0, 0);
        palette.makeTransparent(nothing);
        Bitmap blank = Bitmap.ofBits(30, 140, 8);
        blank.fill(nothing);

        // Transparent overlay that is scribbled into by rotozoom
        Bitmap scribble = Bitmap.ofBits(240, 240, 8);
        scribble.fill(nothing);
        main.append(new TileGrid(scribble, palette));

        Rotozoom draw = BitmapTools.rotozoom(pointer.bitmap()).pivot(15, 105);
        Rotozoom wipe = BitmapTools.rotozoom(blank).pivot(15, 105);
        double theta;
        for (int percent = 0; ; percent = (percent + 3) % 101) {
            theta = percent / 100.0 * 5.2 - 2.6;
            draw.angle(theta).to(scribble);
            if (!board.sleep(0.05)) {
                break;
            }
            wipe.angle(theta).to(scribble);
        }
        background.close();
    }
}
