package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.bitmapfilter.*;
import io.github.displayio4j.displayio.bitmaptools.BitmapTools;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.jpegio.JpegDecoder;
import java.io.IOException;
import java.util.*;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;

/// Effects on one picture after another.
final class Filters implements Example {
    private static final int SIZE = 208;

    private final Bitmap picture = new Bitmap(SIZE, SIZE, 65536);
    private final Bitmap testPattern = new Bitmap(SIZE, SIZE, 65536);
    private final Bitmap auxiliary = new Bitmap(SIZE, SIZE, 65536);
    private final ChannelWeights inverseGray =
            ChannelWeights.mix(0.701, 0.413, 0.886, 0.701, 0.413, 0.886, 0.701, 0.413, 0.886);
    private final Filter blur = BitmapFilter.morph(
            4, 15, 24, 15, 4, 15, 61, 97, 61, 15, 24, 97, 154, 97, 24, 15, 61, 97, 61, 15, 4, 15, 24, 15, 4);
    private final Blend colorDodge = BitmapFilter.blend(BlendTable.of((a, b) -> a >= 1 ? 1 : Math.min(1, b / (1 - a))));
    private final Map<String, Consumer<Bitmap>> effects = new LinkedHashMap<>();

    private Filters add(String name, Filter filter) {
        effects.put(name, filter::on);
        return this;
    }

    private Filters add(String name, DoubleBinaryOperator f) {
        Blend blend = BitmapFilter.blend(BlendTable.of(f));
        effects.put(name, bitmap -> blend.to(bitmap, bitmap, testPattern));
        return this;
    }

    /// A pencil drawing: the picture, divided by its blurred negative.
    private void sketch(Bitmap bitmap) {
        BitmapFilter.mix(inverseGray).on(bitmap);
        BitmapTools.blit(bitmap).to(auxiliary, 0, 0);
        blur.on(auxiliary);
        colorDodge.to(bitmap, auxiliary, bitmap);
        BitmapFilter.mix(inverseGray).on(bitmap);
    }

    @Override
    public void run(Board board) throws IOException {
        effects.put("sketch", this::sketch);
        add("50/50", (a, b) -> (a + b) / 2)
                .add("multiply", (a, b) -> a * b)
                .add("screen", (a, b) -> a + b - a * b)
                .add("hard light", (a, b) -> b < 0.5 ? 2 * a * b : 1 - 2 * (1 - a) * (1 - b))
                .add("blur", blur)
                .add("sharpen", BitmapFilter.morph(-1, -2, -1, -2, 16, -2, -1, -2, -1))
                .add("emboss", BitmapFilter.morph(-2, -1, 0, -1, 1, 1, 0, 1, 2))
                .add("bright", BitmapFilter.mix(ChannelWeights.scale(2, 2, 2)))
                .add("low contrast", BitmapFilter.mix(ChannelWeights.scaleOffset(.5, .5, .5, .5, .5, .5)))
                .add("red cast", BitmapFilter.mix(ChannelWeights.scaleOffset(1, .4, .5, .5, .5, 0)))
                .add("grayscale", BitmapFilter.mix(ChannelWeights.mix(.3, .6, .1, .3, .6, .1, .3, .6, .1)))
                .add("sepia", BitmapFilter.mix(ChannelWeights.mix(.39, .77, .19, .35, .69, .17, .27, .53, .13)))
                .add("swap r/b", BitmapFilter.mix(ChannelWeights.mix(0, 0, 1, 0, 1, 0, 1, 0, 0)))
                .add("negative", BitmapFilter.lookup(x -> 1 - x))
                .add("solarize", BitmapFilter.solarize(0.5));

        JpegDecoder decoder = new JpegDecoder();
        decoder.open(board.file("pattern.jpg"));
        decoder.decode(testPattern, 0, 0, 0);
        Bitmap original = new Bitmap(SIZE, SIZE, 65536);
        decoder.open(board.file("dusk.jpg"));
        decoder.decode(original, 0, 0, 0);

        Group group = new Group();
        TileGrid photo = new TileGrid(picture, new ColorConverter(Colorspace.RGB565_SWAPPED));
        photo.moveTo((board.width() - SIZE) / 2, 28);
        group.append(photo);
        Label label = new Label("", 0xffffff);
        label.setScale(2);
        label.moveTo(4, 2);
        group.append(label.layer());
        board.show(group);

        boolean goesOn = true;
        while (goesOn) {
            for (var effect : effects.entrySet()) {
                BitmapTools.blit(original).to(picture, 0, 0);
                effect.getValue().accept(picture);
                label.setText(effect.getKey());
                goesOn = goesOn && board.sleep(1);
            }
        }
    }
}
