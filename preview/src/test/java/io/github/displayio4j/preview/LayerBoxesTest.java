package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LayerBoxesTest {
    private final Palette palette = new Palette(2);
    private final Group root = new Group();
    private final LayerBoxes boxes = new LayerBoxes();

    @Test
    void areWhereTheDisplayDrawsTheLayers() {
        Group inner = new Group(3);
        inner.moveTo(10, 20);
        root.append(inner);
        inner.append(new Rectangle(palette, 4, 5, 1, 2));
        inner.append(new Circle(palette, 2, 0, 0));
        root.append(new Polygon(palette, 5, 6, 9, 1, 7, 12));
        TileGrid tiles = TileGrid.builder(new Bitmap(8, 8, 2), palette)
                .tiles(3, 2)
                .tileSize(4, 2)
                .at(1, 1)
                .build();
        tiles.setTransposeXy(true);
        root.append(tiles);
        assertBoxes(13, 26, 25, 41, 4, 14, 19, 29, 5, 1, 10, 13, 1, 1, 5, 13);
    }

    @Test
    void leaveOutWhatIsHidden() {
        root.append(new Rectangle(palette, 4, 5, 1, 2));
        root.get(0).setHidden(true);
        assertBoxes();
        root.get(0).setHidden(false);
        root.setHidden(true);
        assertBoxes();
    }

    @Test
    void nameTheTopmostLayerAtAPoint() {
        Group inner = new Group(2);
        inner.moveTo(10, 0);
        root.append(new Rectangle(palette, 30, 30, 0, 0));
        root.append(inner);
        inner.append(new TileGrid(new Bitmap(3, 4, 2), palette));
        assertEquals("layer 1/0: tiles 1x1 of 3x4 at 0,0", boxes.at(root, 15, 7));
        assertEquals("layer 0: rectangle 30x30 at 0,0", boxes.at(root, 16, 7));
        assertEquals("layer 0: rectangle 30x30 at 0,0", boxes.at(root, 15, 8));
        assertEquals("", boxes.at(root, 30, 8));
        assertEquals("", boxes.at(null, 30, 8));
    }

    private void assertBoxes(int... expected) {
        boxes.find(root);
        assertArrayEquals(expected, Arrays.copyOf(boxes.boxes(), 4 * boxes.count()));
    }
}
