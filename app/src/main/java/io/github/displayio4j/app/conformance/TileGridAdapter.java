package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import java.util.List;

/// `displayio.TileGrid`.
final class TileGridAdapter extends LayerAdapter {
    private final TileGrid grid;

    TileGridAdapter(TileGrid grid) {
        super("TileGrid", grid);
        this.grid = grid;
    }

    static TileGridAdapter make(Arguments args) {
        Raster bitmap = raster(args.object(0, "bitmap", Adapter.class));
        ShaderAdapter shader = args.object(-1, "pixel_shader", ShaderAdapter.class);
        return new TileGridAdapter(TileGrid.builder(bitmap, shader.shader)
                .tiles(args.integer(-1, "width", 1), args.integer(-1, "height", 1))
                .tileSize(
                        args.integer(-1, "tile_width", bitmap.width()),
                        args.integer(-1, "tile_height", bitmap.height()))
                .defaultTile(args.integer(-1, "default_tile", 0))
                .at(args.integer(-1, "x", 0), args.integer(-1, "y", 0))
                .build());
    }

    private static Raster raster(Object adapter) {
        return switch (adapter) {
            case BitmapAdapter bitmap -> bitmap.bitmap;
            case OnDiskBitmapAdapter file -> file.bitmap;
            default -> throw new WrongType("a bitmap must be a Bitmap or an OnDiskBitmap, not " + adapter);
        };
    }

    @Override
    Object call(String method, Arguments args) {
        if (method.equals("contains")) {
            List<?> point = args.object(0, "touch_tuple", List.class);
            if (point.size() != 3) {
                throw new WrongType("a touch point has three numbers, not " + point);
            }
            return grid.contains(integer(point.get(0)), integer(point.get(1)));
        }
        return super.call(method, args);
    }

    @Override
    void set(String attribute, Object value) {
        switch (attribute) {
            case "flip_x" -> grid.setFlip(flag(value), grid.flipY());
            case "flip_y" -> grid.setFlip(grid.flipX(), flag(value));
            case "transpose_xy" -> grid.setTransposeXy(flag(value));
            case "bitmap" -> {
                grid.setBitmap(raster(value));
            }
            case "pixel_shader" -> {
                if (!(value instanceof ShaderAdapter to)) {
                    throw new WrongType("TileGrid.pixel_shader must be a shader, not " + value);
                }
                grid.setPixelShader(to.shader);
            }
            default -> super.set(attribute, value);
        }
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "width" -> (long) grid.width();
            case "height" -> (long) grid.height();
            case "tile_width" -> (long) grid.tileWidth();
            case "tile_height" -> (long) grid.tileHeight();
            case "flip_x" -> grid.flipX();
            case "flip_y" -> grid.flipY();
            case "transpose_xy" -> grid.transposeXy();
            case "bitmap" -> grid.bitmap();
            case "pixel_shader" -> grid.pixelShader();
            default -> super.get(attribute);
        };
    }

    @Override
    void setItem(Object index, Object value) {
        grid.setTile(column(index, grid.width()), row(index, grid.width()), integer(value));
    }

    @Override
    Object item(Object index) {
        return (long) grid.tile(column(index, grid.width()), row(index, grid.width()));
    }
}
