package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which areas a change makes dirty, exactly, for simple scenes.
class DirtyAreasTest {
    private final ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565_SWAPPED, 100, 80);
    private final Group root = new Group();
    private final Palette palette = new Palette(256);
    private final TileGrid back = new TileGrid(new Bitmap(100, 80, 256), palette);
    private final Bitmap spriteBitmap = new Bitmap(16, 16, 256);
    private final TileGrid sprite = new TileGrid(spriteBitmap, new Palette(256));

    @BeforeEach
    void show() {
        root.append(back);
        root.append(sprite);
        sprite.moveTo(20, 30);
        panel.renderer.setRootGroup(root);
        assertDirty(new Area(0, 0, 100, 80));
        assertDirty();
    }

    @Test
    void aSmallMoveGivesOneAreaAroundBothPlaces() {
        sprite.moveTo(21, 30);
        assertDirty(new Area(20, 30, 37, 46));
    }

    @Test
    void aMoveByItsWholeWidthIsStillOneArea() {
        sprite.moveTo(36, 30);
        assertDirty(new Area(20, 30, 52, 46));
    }

    @Test
    void aFarMoveGivesTwoAreas() {
        sprite.moveTo(60, 60);
        assertDirty(new Area(20, 30, 36, 46), new Area(60, 60, 76, 76));
    }

    @Test
    void aMoveBeyondTheEdgeIsClipped() {
        sprite.moveTo(-8, -20);
        assertDirty(new Area(20, 30, 36, 46));
        sprite.moveTo(-8, 70);
        assertDirty(new Area(0, 70, 8, 80));
    }

    @Test
    void hidingAndShowingGivesTheLayerOnce() {
        sprite.setHidden(true);
        assertDirty(new Area(20, 30, 36, 46));
        sprite.moveTo(50, 50);
        assertDirty();
        sprite.setHidden(false);
        assertDirty(new Area(50, 50, 66, 66));
    }

    @Test
    void hiddenAndShownBetweenTwoFramesIsNoChange() {
        sprite.setHidden(true);
        sprite.setHidden(false);
        sprite.moveTo(0, 0);
        sprite.moveTo(20, 30);
        assertDirty();
    }

    @Test
    void aRemovedLayerLeavesItsPlaceDirty() {
        root.remove(sprite);
        assertDirty(new Area(20, 30, 36, 46));
        assertDirty();
    }

    @Test
    void aRemovedGroupLeavesThePlacesOfItsLayersDirty() {
        Group group = new Group(2);
        TileGrid a = TileGrid.builder(spriteBitmap, palette).at(0, 0).build();
        TileGrid b = TileGrid.builder(spriteBitmap, palette).at(24, 20).build();
        group.append(a);
        group.append(b);
        root.append(group);
        assertDirty(new Area(0, 0, 32, 32), new Area(48, 40, 80, 72));
        root.pop();
        assertDirty(new Area(0, 0, 32, 32), new Area(48, 40, 80, 72));
    }

    @Test
    void aLayerPutBelowAnotherIsDirty() {
        root.insert(0, root.pop());
        assertDirty(new Area(20, 30, 36, 46));
    }

    @Test
    void onePixelIsDirtyAlone() {
        ((Bitmap) back.bitmap()).set(33, 17, 1);
        assertDirty(new Area(33, 17, 34, 18));
        ((Bitmap) back.bitmap()).set(99, 79, 1);
        assertDirty(new Area(99, 79, 100, 80));
    }

    @Test
    void onePixelMakesItsCellDirtyForADisplayThatIsManyFramesBehind() {
        ShadowPanel behind = new ShadowPanel(PixelFormat.RGB565_SWAPPED, 100, 80);
        behind.renderer.setRootGroup(root);
        behind.refresh();
        for (int i = 0; i < 9; i++) {
            ((Bitmap) back.bitmap()).set(33, 17, 1 + i);
            assertDirty(new Area(33, 17, 34, 18));
        }
        assertEquals(List.of(new Area(32, 16, 48, 32)), behind.refresh());
    }

    @Test
    void farPixelsOfOneBitmapStayApart() {
        ((Bitmap) back.bitmap()).set(0, 0, 1);
        ((Bitmap) back.bitmap()).set(99, 79, 1);
        assertDirty(new Area(0, 0, 16, 16), new Area(96, 64, 100, 80));
    }

    @Test
    void neighbouringCellsAreJoined() {
        ((Bitmap) back.bitmap()).dirty(new Area(10, 10, 40, 60));
        assertDirty(new Area(10, 10, 40, 60));
    }

    @Test
    void anEqualColourIsNoChangeAndAnotherOneIsTheWholeLayer() {
        palette.set(3, 0);
        assertDirty();
        ((Palette) sprite.pixelShader()).set(3, 0x123456);
        assertDirty(new Area(20, 30, 36, 46));
    }

    @Test
    void aTileMakesItsCellDirtyInAllTurns() {
        TileGrid grid = TileGrid.builder(new Bitmap(32, 8, 2), palette)
                .tileSize(8, 8)
                .tiles(4, 3)
                .at(10, 5)
                .build();
        root.append(grid);
        panel.refresh();
        grid.setTile(1, 2, 3);
        assertDirty(new Area(18, 21, 26, 29));
        grid.setTile(1, 2, 3);
        assertDirty();
        grid.setFlip(true, false);
        panel.refresh();
        grid.setTile(1, 2, 1);
        assertDirty(new Area(26, 21, 34, 29));
        grid.setTransposeXy(true);
        panel.refresh();
        grid.setTile(1, 2, 2);
        assertDirty(new Area(26, 21, 34, 29));
        panel.renderer.setRotation(90); // seen on 80 x 100: column 26 of the picture is row 26 of the panel
        panel.refresh();
        grid.setTile(1, 2, 3);
        assertDirty(new Area(71, 26, 79, 34));
    }

    /// CONTRACT 1.1: any bitmap change made the whole grid dirty.
    @Test
    void aChangeInOneTileOfTheBitmapMakesOnlyCellsWithThatTileDirty() {
        Bitmap bitmap = new Bitmap(64, 16, 16);
        TileGrid grid =
                TileGrid.builder(bitmap, palette).tileSize(16, 16).tiles(5, 2).build();
        grid.setTile(1, 0, 2);
        grid.setTile(4, 1, 2);
        root.append(grid);
        panel.refresh();
        bitmap.set(40, 3, 5);
        assertDirty(new Area(24, 3, 25, 4), new Area(72, 19, 73, 20));
    }

    /// CONTRACT D1, quirk 1: only the first cell of a repeated one-tile bitmap was refreshed.
    @Test
    void d1AOneTileBitmapRepeatedIsDirtyInAllCells() {
        Bitmap bitmap = new Bitmap(20, 20, 16);
        root.append(TileGrid.builder(bitmap, palette).tiles(3, 1).build());
        panel.refresh();
        bitmap.set(1, 1, 1);
        assertDirty(new Area(1, 1, 2, 2), new Area(21, 1, 22, 2), new Area(41, 1, 42, 2));
        panel.assertShows(root, "D1");
    }

    /// CONTRACT D3: the second display never heard of a change of a shared bitmap or palette.
    @Test
    void d3TwoDisplaysBothSeeChangesOfBitmapAndPalette() {
        ShadowPanel other = new ShadowPanel(PixelFormat.MONO_PAGES, 100, 80);
        other.renderer.setRootGroup(root);
        other.refresh();
        spriteBitmap.set(2, 2, 7);
        assertDirty(new Area(22, 32, 23, 33));
        ((Palette) sprite.pixelShader()).set(7, 0xffffff);
        assertDirty(new Area(20, 30, 36, 46));
        assertEquals(List.of(new Area(20, 30, 36, 46)), other.refresh());
        panel.assertShows(root, "D3");
        other.assertShows(root, "D3");
        assertEquals(List.of(), other.refresh());
    }

    @Test
    void aFrameNotCommittedLeavesAllDirty() {
        sprite.moveTo(60, 60);
        try (Frame frame = panel.renderer.beginFrame()) {
            assertEquals(2, frame.areas().size());
        }
        assertDirty(new Area(20, 30, 36, 46), new Area(60, 60, 76, 76));
    }

    @Test
    void whatAFailedFrameMayHaveDrawnIsDrawnAgain() {
        sprite.moveTo(60, 60);
        panel.refresh(1);
        sprite.moveTo(20, 30); // where the committed frame had it
        panel.refresh();
        panel.assertShows(root, "after a failed frame");
        assertDirty();
    }

    @Test
    void aChangeAfterTheFrameBeganStaysDirty() {
        sprite.moveTo(21, 30);
        try (Frame frame = panel.renderer.beginFrame()) {
            spriteBitmap.set(0, 0, 1);
            ((Bitmap) back.bitmap()).set(50, 50, 1);
            panel.draw(frame, frame.areas().area(0));
            frame.commit();
        }
        assertDirty(new Area(21, 30, 22, 31), new Area(50, 50, 51, 51));
    }

    @Test
    void invalidateRotationAndRootGroupMakeAllDirty() {
        panel.renderer.invalidate();
        assertDirty(new Area(0, 0, 100, 80));
        panel.renderer.setRotation(270);
        assertEquals(80, panel.renderer.width());
        assertDirty(new Area(0, 0, 100, 80));
        panel.renderer.setRootGroup(null);
        assertDirty(new Area(0, 0, 100, 80));
        panel.assertShows(null, "no root group");
    }

    @Test
    void aScaledGroupScalesItsDirtyAreas() {
        Group group = new Group(3);
        Bitmap bitmap = new Bitmap(8, 8, 2);
        group.append(new TileGrid(bitmap, palette));
        group.moveTo(5, 6);
        root.append(group);
        panel.refresh();
        bitmap.set(0, 0, 1);
        assertDirty(new Area(5, 6, 8, 9));
    }

    private void assertDirty(Area... expected) {
        List<Area> areas = panel.refresh();
        assertEquals(Set.of(expected), new HashSet<>(areas));
        assertEquals(expected.length, areas.size(), "no area twice");
    }
}
