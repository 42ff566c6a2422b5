package io.github.displayio4j.preview.scene;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.Raster;
import org.jspecify.annotations.Nullable;

/// What a picture or tiles are cut from.
///
/// @param shader gives its values their colours; null for a bitmap of the scene file, which needs a palette
record Picture(Raster bitmap, @Nullable PixelShader shader) {}
