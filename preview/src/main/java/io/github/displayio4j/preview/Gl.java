package io.github.displayio4j.preview;

import java.nio.ByteBuffer;

/// What the painter asks of a graphics library: what OpenGL 3.3 and OpenGL ES 3.0 have in common, by its names
/// there. The context must be current.
interface Gl {
    /// Makes the calling thread use the current context, or another window's before it.
    void use();

    /// Makes the calling thread forget it, before the context goes.
    void forget();

    /// First lines of a shader.
    String head();

    /// What the driver calls itself.
    String renderer();

    int createShader(int kind, String source);

    boolean isCompiled(int shader);

    String shaderLog(int shader);

    int createProgram(int vertexShader, int fragmentShader);

    boolean isLinked(int program);

    String programLog(int program);

    void useProgram(int program);

    int uniform(int program, String name);

    void set(int uniform, int x, int y, int z, int w);

    void bindNewVertexArray();

    int createTexture();

    void deleteTexture(int texture);

    void bindTexture(int texture);

    void textureParameter(int name, int value);

    /// Gives the texture room for so many texels of four bytes.
    void allocate(int width, int height);

    /// Sends a rectangle of texels, row after row without a gap.
    ///
    /// @param texels direct; four bytes each from its position on
    void upload(int x, int y, int width, int height, ByteBuffer texels);

    void enable(int what);

    void disable(int what);

    void blend(int source, int target);

    void viewport(int width, int height);

    void scissor(int x, int y, int width, int height);

    /// Black.
    void clear();

    void drawTriangle();

    /// Reads the framebuffer that is drawn into, bottom row first, red in the lowest byte.
    void readPixels(int width, int height, int[] abgr);
}
