package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.PixelShader;

/// What a TileGrid takes as `pixel_shader`.
abstract class ShaderAdapter extends Adapter {
    final PixelShader shader;

    ShaderAdapter(String type, PixelShader shader) {
        super(type);
        this.shader = shader;
    }

    @Override
    Object subject() {
        return shader;
    }
}
