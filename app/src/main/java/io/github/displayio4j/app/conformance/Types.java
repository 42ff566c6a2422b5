package io.github.displayio4j.app.conformance;

/// What `new` can make.
final class Types {
    private Types() {}

    /// Makes an object of a case.
    ///
    /// @param id of the case
    /// @throws Unsupported if there is no such type here
    static Adapter make(String type, Arguments args, Bench bench, Values values, String id) {
        Adapter made =
                switch (type) {
                    case "Bitmap" -> BitmapAdapter.make(args);
                    case "Palette" -> PaletteAdapter.make(args);
                    case "ColorConverter" -> ColorConverterAdapter.make(args);
                    case "TilePaletteMapper" -> TilePaletteMapperAdapter.make(args);
                    case "TileGrid" -> TileGridAdapter.make(args);
                    case "Group" -> GroupAdapter.make(args);
                    case "Circle", "Rectangle", "Polygon" -> ShapeAdapter.make(type, args, values);
                    case "ChannelScale", "ChannelScaleOffset", "ChannelMixer", "ChannelMixerOffset" ->
                        ChannelWeightsAdapter.make(type, args);
                    case "EPaperDisplay" -> EPaperAdapter.make(args);
                    case "BusDisplay" -> DisplayAdapter.make(args, bench);
                    case "OnDiskBitmap" -> OnDiskBitmapAdapter.make(args, values);
                    case "OnDiskGif" -> OnDiskGifAdapter.make(args, values);
                    case "JpegDecoder" -> new JpegDecoderAdapter(values, id.contains("q20"));
                    case "SPI", "I2C" -> BusAdapter.port(type);
                    case "Pin" -> PinAdapter.make(args, bench);
                    case "FourWire" -> BusAdapter.makeFourWire(args, bench);
                    case "I2CDisplayBus" -> BusAdapter.makeI2c(args, bench);
                    default -> throw new Unsupported(type);
                };
        args.end();
        return made;
    }
}
