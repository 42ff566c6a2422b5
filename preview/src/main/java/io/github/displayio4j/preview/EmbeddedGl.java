package io.github.displayio4j.preview;

import static org.lwjgl.opengles.GLES30.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengles.GLES30.GL_COMPILE_STATUS;
import static org.lwjgl.opengles.GLES30.GL_FALSE;
import static org.lwjgl.opengles.GLES30.GL_LINK_STATUS;
import static org.lwjgl.opengles.GLES30.GL_RENDERER;
import static org.lwjgl.opengles.GLES30.GL_RGBA;
import static org.lwjgl.opengles.GLES30.GL_RGBA8;
import static org.lwjgl.opengles.GLES30.GL_TEXTURE_2D;
import static org.lwjgl.opengles.GLES30.GL_TRIANGLES;
import static org.lwjgl.opengles.GLES30.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengles.GLES30.glAttachShader;
import static org.lwjgl.opengles.GLES30.glBindTexture;
import static org.lwjgl.opengles.GLES30.glBindVertexArray;
import static org.lwjgl.opengles.GLES30.glBlendFunc;
import static org.lwjgl.opengles.GLES30.glClear;
import static org.lwjgl.opengles.GLES30.glClearColor;
import static org.lwjgl.opengles.GLES30.glCompileShader;
import static org.lwjgl.opengles.GLES30.glCreateProgram;
import static org.lwjgl.opengles.GLES30.glCreateShader;
import static org.lwjgl.opengles.GLES30.glDeleteShader;
import static org.lwjgl.opengles.GLES30.glDeleteTextures;
import static org.lwjgl.opengles.GLES30.glDisable;
import static org.lwjgl.opengles.GLES30.glDrawArrays;
import static org.lwjgl.opengles.GLES30.glEnable;
import static org.lwjgl.opengles.GLES30.glGenTextures;
import static org.lwjgl.opengles.GLES30.glGenVertexArrays;
import static org.lwjgl.opengles.GLES30.glGetProgramInfoLog;
import static org.lwjgl.opengles.GLES30.glGetProgrami;
import static org.lwjgl.opengles.GLES30.glGetShaderInfoLog;
import static org.lwjgl.opengles.GLES30.glGetShaderi;
import static org.lwjgl.opengles.GLES30.glGetString;
import static org.lwjgl.opengles.GLES30.glGetUniformLocation;
import static org.lwjgl.opengles.GLES30.glLinkProgram;
import static org.lwjgl.opengles.GLES30.glReadPixels;
import static org.lwjgl.opengles.GLES30.glScissor;
import static org.lwjgl.opengles.GLES30.glShaderSource;
import static org.lwjgl.opengles.GLES30.glTexImage2D;
import static org.lwjgl.opengles.GLES30.glTexParameteri;
import static org.lwjgl.opengles.GLES30.glTexSubImage2D;
import static org.lwjgl.opengles.GLES30.glUniform4i;
import static org.lwjgl.opengles.GLES30.glUseProgram;
import static org.lwjgl.opengles.GLES30.glViewport;

import java.nio.ByteBuffer;
import org.lwjgl.opengles.GLES;
import org.lwjgl.opengles.GLESCapabilities;

/// OpenGL ES 3.0, for machines whose drivers stop short of OpenGL 3.3, such as the Raspberry Pi.
final class EmbeddedGl implements Gl {
    private final GLESCapabilities capabilities;

    /// Of the context that is current.
    EmbeddedGl() {
        capabilities = GLES.createCapabilities();
    }

    @Override
    public void use() {
        GLES.setCapabilities(capabilities);
    }

    @Override
    public void forget() {
        GLES.setCapabilities(null);
    }

    @Override
    public String head() {
        return "#version 300 es\nprecision highp float;\nprecision highp int;\nprecision highp sampler2D;\n";
    }

    @Override
    public String renderer() {
        return String.valueOf(glGetString(GL_RENDERER));
    }

    @Override
    public int createShader(int kind, String source) {
        int shader = glCreateShader(kind);
        glShaderSource(shader, source);
        glCompileShader(shader);
        return shader;
    }

    @Override
    public boolean isCompiled(int shader) {
        return glGetShaderi(shader, GL_COMPILE_STATUS) != GL_FALSE;
    }

    @Override
    public String shaderLog(int shader) {
        return glGetShaderInfoLog(shader);
    }

    @Override
    public int createProgram(int vertexShader, int fragmentShader) {
        int program = glCreateProgram();
        glAttachShader(program, vertexShader);
        glAttachShader(program, fragmentShader);
        glLinkProgram(program);
        glDeleteShader(vertexShader); // they live on as long as the program does
        glDeleteShader(fragmentShader);
        return program;
    }

    @Override
    public boolean isLinked(int program) {
        return glGetProgrami(program, GL_LINK_STATUS) != GL_FALSE;
    }

    @Override
    public String programLog(int program) {
        return glGetProgramInfoLog(program);
    }

    @Override
    public void useProgram(int program) {
        glUseProgram(program);
    }

    @Override
    public int uniform(int program, String name) {
        return glGetUniformLocation(program, name);
    }

    @Override
    public void set(int uniform, int x, int y, int z, int w) {
        glUniform4i(uniform, x, y, z, w);
    }

    @Override
    public void bindNewVertexArray() {
        glBindVertexArray(glGenVertexArrays());
    }

    @Override
    public int createTexture() {
        return glGenTextures();
    }

    @Override
    public void deleteTexture(int texture) {
        glDeleteTextures(texture);
    }

    @Override
    public void bindTexture(int texture) {
        glBindTexture(GL_TEXTURE_2D, texture);
    }

    @Override
    public void textureParameter(int name, int value) {
        glTexParameteri(GL_TEXTURE_2D, name, value);
    }

    @Override
    public void allocate(int width, int height) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, (ByteBuffer) null);
    }

    @Override
    public void upload(int x, int y, int width, int height, ByteBuffer texels) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RGBA, GL_UNSIGNED_BYTE, texels);
    }

    @Override
    public void enable(int what) {
        glEnable(what);
    }

    @Override
    public void disable(int what) {
        glDisable(what);
    }

    @Override
    public void blend(int source, int target) {
        glBlendFunc(source, target);
    }

    @Override
    public void viewport(int width, int height) {
        glViewport(0, 0, width, height);
    }

    @Override
    public void scissor(int x, int y, int width, int height) {
        glScissor(x, y, width, height);
    }

    @Override
    public void clear() {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    @Override
    public void drawTriangle() {
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    @Override
    public void readPixels(int width, int height, int[] abgr) {
        glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, abgr);
    }
}
