package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.imageload.ImageLoad;
import java.io.IOException;

/// A castle of tiles, and somebody in it.
final class TileMap implements Example {
    @Override
    public void run(Board board) throws IOException {
        Image sheet = ImageLoad.load(board.file("castle.png"));
        Palette palette = (Palette) sheet.pixelShader();
        palette.makeTransparent(sheet.bitmap().get(0, 0));

        // The sprite and the castle show tiles of the same bitmap
        TileGrid sprite =
                TileGrid.builder(sheet.bitmap(), palette).tileSize(16, 16).build();
        TileGrid castle = TileGrid.builder(sheet.bitmap(), palette)
                .tileSize(16, 16)
                .tiles(6, 5)
                .build();
        Group castleGroup = new Group(2);
        castleGroup.append(castle);
        Group group = new Group();
        group.append(castleGroup);
        group.append(sprite);

        // Corners
        castle.setTile(0, 0, 3);
        castle.setTile(5, 0, 5);
        castle.setTile(0, 4, 9);
        castle.setTile(5, 4, 11);
        // Walls
        for (int x = 1; x < 5; x++) {
            castle.setTile(x, 0, 4);
            castle.setTile(x, 4, 10);
        }
        for (int y = 1; y < 4; y++) {
            castle.setTile(0, y, 6);
            castle.setTile(5, y, 8);
        }
        // Floor
        for (int x = 1; x < 5; x++) {
            for (int y = 1; y < 4; y++) {
                castle.setTile(x, y, 7);
            }
        }
        sprite.moveTo(110, 70);
        board.show(group);
        while (board.sleep(1)) {}
    }
}
