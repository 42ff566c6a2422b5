package io.github.displayio4j.displayio.ui;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// The only class that names ZXing's: loaded when a QR code is wanted.
final class ZxingModules {
    private ZxingModules() {}

    /// Rows of modules without border, 1 for dark.
    static byte[][] of(String text, QrCode.Correction correction) {
        ErrorCorrectionLevel level =
                switch (correction) {
                    case LOW -> ErrorCorrectionLevel.L;
                    case MEDIUM -> ErrorCorrectionLevel.M;
                    case QUARTILE -> ErrorCorrectionLevel.Q;
                    case HIGH -> ErrorCorrectionLevel.H;
                };
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) { // else it is what readers take it for
            hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        }
        try {
            return Encoder.encode(text, level, hints).getMatrix().getArray();
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "a text of " + text.length() + " characters is too long for a QR code with correction " + correction
                            + ": " + e.getMessage(),
                    e);
        }
    }
}
