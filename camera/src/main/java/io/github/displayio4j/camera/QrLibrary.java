package io.github.displayio4j.camera;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.displayio4j.displayio.Bitmap;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The only class that names ZXing's: where the library is missing, this one cannot be made and all others can.
final class QrLibrary {
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private final QRCodeReader reader = new QRCodeReader();

    /// The text of a code in a picture of gray values; null if there is none.
    @Nullable
    String read(Bitmap gray) {
        try {
            return reader.decode(new BinaryBitmap(new HybridBinarizer(new Gray(gray))), HINTS)
                    .getText();
        } catch (ReaderException e) {
            return null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null; // what the library makes of some damaged codes
        } finally {
            reader.reset();
        }
    }

    /// Gray values of a bitmap.
    private static final class Gray extends LuminanceSource {
        private final Bitmap bitmap;

        Gray(Bitmap bitmap) {
            super(bitmap.width(), bitmap.height());
            this.bitmap = bitmap;
        }

        @Override
        public byte[] getRow(int y, byte @Nullable [] row) {
            byte[] out = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
            copy(y, out, 0);
            return out;
        }

        @Override
        public byte[] getMatrix() {
            byte[] all = new byte[getWidth() * getHeight()];
            for (int y = 0; y < getHeight(); y++) {
                copy(y, all, y * getWidth());
            }
            return all;
        }

        private void copy(int y, byte[] out, int at) {
            MemorySegment.copy(
                    bitmap.segment(), ValueLayout.JAVA_BYTE, (long) y * bitmap.stride(), out, at, getWidth());
        }
    }
}
