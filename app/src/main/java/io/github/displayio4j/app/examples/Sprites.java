package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.imageload.ImageLoad;
import java.io.IOException;

/// A sprite sheet, one sprite after another.
final class Sprites implements Example {
    @Override
    public void run(Board board) throws IOException {
        // Load the sprite sheet; its first pixel has the colour that is to be transparent
        Image sheet = ImageLoad.load(board.file("sprites.bmp"));
        Palette palette = (Palette) sheet.pixelShader();
        palette.makeTransparent(sheet.bitmap().get(0, 0));

        // Create a sprite (tilegrid), in a group that makes it larger
        TileGrid sprite =
                TileGrid.builder(sheet.bitmap(), palette).tileSize(16, 16).build();
        Group group = new Group(8);
        group.append(sprite);
        group.moveTo(board.width() / 2 - 64, board.height() / 2 - 64);
        board.show(group);

        // Loop through each sprite in the sheet
        int source = 0;
        while (board.sleep(0.25)) {
            sprite.setTile(0, 0, ++source % 6);
        }
    }
}
