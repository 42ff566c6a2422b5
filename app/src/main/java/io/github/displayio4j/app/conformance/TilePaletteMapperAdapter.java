package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import java.util.ArrayList;
import java.util.List;

/// `tilepalettemapper.TilePaletteMapper`.
final class TilePaletteMapperAdapter extends ShaderAdapter {
    private final TilePaletteMapper mapper;

    private TilePaletteMapperAdapter(TilePaletteMapper mapper) {
        super("TilePaletteMapper", mapper);
        this.mapper = mapper;
    }

    static TilePaletteMapperAdapter make(Arguments args) {
        ShaderAdapter shader = args.object(0, "pixel_shader", ShaderAdapter.class);
        return new TilePaletteMapperAdapter(new TilePaletteMapper(shader.shader, args.integer(1, "input_color_count")));
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "pixel_shader" -> mapper.pixelShader();
            case "width" -> (long) grid().width();
            case "height" -> (long) grid().height();
            case "tilegrid" -> grid();
            default -> super.get(attribute);
        };
    }

    @Override
    void setItem(Object index, Object value) {
        if (!(value instanceof List<?> list)) {
            throw new WrongType("a mapping must be a sequence, not " + value);
        }
        int width = grid().width();
        mapper.setMapping(
                column(index, width),
                row(index, width),
                list.stream().mapToInt(Adapter::integer).toArray());
    }

    @Override
    Object item(Object index) {
        int width = grid().width();
        List<Object> out = new ArrayList<>();
        for (int value : mapper.mapping(column(index, width), row(index, width))) {
            out.add((long) value);
        }
        return out;
    }

    private TileGrid grid() {
        TileGrid grid = mapper.tileGrid();
        if (grid == null) {
            throw new IllegalStateException("the mapper has no grid yet");
        }
        return grid;
    }
}
