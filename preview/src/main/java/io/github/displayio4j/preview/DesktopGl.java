package io.github.displayio4j.preview;

import static org.lwjgl.opengl.GL33C.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL33C.GL_COMPILE_STATUS;
import static org.lwjgl.opengl.GL33C.GL_FALSE;
import static org.lwjgl.opengl.GL33C.GL_LINK_STATUS;
import static org.lwjgl.opengl.GL33C.GL_RENDERER;
import static org.lwjgl.opengl.GL33C.GL_RGBA;
import static org.lwjgl.opengl.GL33C.GL_RGBA8;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL33C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL33C.glAttachShader;
import static org.lwjgl.opengl.GL33C.glBindTexture;
import static org.lwjgl.opengl.GL33C.glBindVertexArray;
import static org.lwjgl.opengl.GL33C.glBlendFunc;
import static org.lwjgl.opengl.GL33C.glClear;
import static org.lwjgl.opengl.GL33C.glClearColor;
import static org.lwjgl.opengl.GL33C.glCompileShader;
import static org.lwjgl.opengl.GL33C.glCreateProgram;
import static org.lwjgl.opengl.GL33C.glCreateShader;
import static org.lwjgl.opengl.GL33C.glDeleteShader;
import static org.lwjgl.opengl.GL33C.glDeleteTextures;
import static org.lwjgl.opengl.GL33C.glDisable;
import static org.lwjgl.opengl.GL33C.glDrawArrays;
import static org.lwjgl.opengl.GL33C.glEnable;
import static org.lwjgl.opengl.GL33C.glGenTextures;
import static org.lwjgl.opengl.GL33C.glGenVertexArrays;
import static org.lwjgl.opengl.GL33C.glGetProgramInfoLog;
import static org.lwjgl.opengl.GL33C.glGetProgrami;
import static org.lwjgl.opengl.GL33C.glGetShaderInfoLog;
import static org.lwjgl.opengl.GL33C.glGetShaderi;
import static org.lwjgl.opengl.GL33C.glGetString;
import static org.lwjgl.opengl.GL33C.glGetUniformLocation;
import static org.lwjgl.opengl.GL33C.glLinkProgram;
import static org.lwjgl.opengl.GL33C.glReadPixels;
import static org.lwjgl.opengl.GL33C.glScissor;
import static org.lwjgl.opengl.GL33C.glShaderSource;
import static org.lwjgl.opengl.GL33C.glTexImage2D;
import static org.lwjgl.opengl.GL33C.glTexParameteri;
import static org.lwjgl.opengl.GL33C.glTexSubImage2D;
import static org.lwjgl.opengl.GL33C.glUniform4i;
import static org.lwjgl.opengl.GL33C.glUseProgram;
import static org.lwjgl.opengl.GL33C.glViewport;

import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;

/// OpenGL 3.3, core profile.
final class DesktopGl implements Gl {
    private final GLCapabilities capabilities;

    /// Of the context that is current.
    DesktopGl() {
        capabilities = GL.createCapabilities();
    }

    @Override
    public void use() {
        GL.setCapabilities(capabilities);
    }

    @Override
    public void forget() {
        GL.setCapabilities(null);
    }

    @Override
    public String head() {
        return "#version 330 core\n";
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
