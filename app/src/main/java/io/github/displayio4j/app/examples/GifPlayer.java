package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.gifio.OnDiskGif;
import java.io.IOException;

/// An animated GIF at its own pace. What changes in a frame is all that is sent: no need to bypass the scene.
final class GifPlayer implements Example {
    @Override
    public void run(Board board) throws IOException {
        try (OnDiskGif gif = OnDiskGif.open(board.file("orbit.gif"))) {
            double delay = gif.nextFrame(); // Load the first frame
            TileGrid face = new TileGrid(gif.bitmap(), gif.pixelShader());
            face.moveTo((board.width() - gif.width()) / 2, (board.height() - gif.height()) / 2);
            board.show(face);
            while (board.sleep(delay)) {
                delay = gif.nextFrame();
            }
        }
    }
}
