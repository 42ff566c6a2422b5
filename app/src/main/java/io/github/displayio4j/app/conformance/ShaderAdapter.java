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

    @Override
    void set(String attribute, Object value) {
        if (attribute.equals("dither")) {
            shader.setDither(flag(value));
        } else {
            super.set(attribute, value);
        }
    }

    @Override
    Object get(String attribute) {
        return attribute.equals("dither") ? shader.dither() : super.get(attribute);
    }
}
