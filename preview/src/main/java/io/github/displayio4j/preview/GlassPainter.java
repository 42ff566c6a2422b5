package io.github.displayio4j.preview;

import static org.lwjgl.opengl.GL33C.GL_BGRA;
import static org.lwjgl.opengl.GL33C.GL_COMPILE_STATUS;
import static org.lwjgl.opengl.GL33C.GL_DITHER;
import static org.lwjgl.opengl.GL33C.GL_FALSE;
import static org.lwjgl.opengl.GL33C.GL_FRAGMENT_SHADER;
import static org.lwjgl.opengl.GL33C.GL_LINK_STATUS;
import static org.lwjgl.opengl.GL33C.GL_NEAREST;
import static org.lwjgl.opengl.GL33C.GL_RGB8;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_MAG_FILTER;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_MAX_LEVEL;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_MIN_FILTER;
import static org.lwjgl.opengl.GL33C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_INT_8_8_8_8_REV;
import static org.lwjgl.opengl.GL33C.GL_VERTEX_SHADER;
import static org.lwjgl.opengl.GL33C.glAttachShader;
import static org.lwjgl.opengl.GL33C.glBindTexture;
import static org.lwjgl.opengl.GL33C.glBindVertexArray;
import static org.lwjgl.opengl.GL33C.glCompileShader;
import static org.lwjgl.opengl.GL33C.glCreateProgram;
import static org.lwjgl.opengl.GL33C.glCreateShader;
import static org.lwjgl.opengl.GL33C.glDeleteShader;
import static org.lwjgl.opengl.GL33C.glDisable;
import static org.lwjgl.opengl.GL33C.glDrawArrays;
import static org.lwjgl.opengl.GL33C.glGenTextures;
import static org.lwjgl.opengl.GL33C.glGenVertexArrays;
import static org.lwjgl.opengl.GL33C.glGetProgramInfoLog;
import static org.lwjgl.opengl.GL33C.glGetProgrami;
import static org.lwjgl.opengl.GL33C.glGetShaderInfoLog;
import static org.lwjgl.opengl.GL33C.glGetShaderi;
import static org.lwjgl.opengl.GL33C.glGetUniformLocation;
import static org.lwjgl.opengl.GL33C.glLinkProgram;
import static org.lwjgl.opengl.GL33C.glShaderSource;
import static org.lwjgl.opengl.GL33C.glTexImage2D;
import static org.lwjgl.opengl.GL33C.glTexParameteri;
import static org.lwjgl.opengl.GL33C.glTexSubImage2D;
import static org.lwjgl.opengl.GL33C.glUniform4i;
import static org.lwjgl.opengl.GL33C.glUseProgram;
import static org.lwjgl.opengl.GL33C.glViewport;

import java.nio.ByteBuffer;

/// One texture and one triangle. Each pixel of the framebuffer fetches its texel by integer arithmetic, so no
/// filter and no driver decides which one it gets. The context owns all of it and takes it along when it goes.
final class GlassPainter {
    private static final String VERTEX = """
            #version 330 core
            void main() {
                vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0; // covers the whole framebuffer
                gl_Position = vec4(corner, 0.0, 1.0);
            }
            """;
    private static final String FRAGMENT = """
            #version 330 core
            uniform sampler2D glass;
            uniform ivec4 place; // left, top, zoom, height of the framebuffer
            out vec4 colour;
            void main() {
                ivec2 at = ivec2(gl_FragCoord.x, place.w - 1 - int(gl_FragCoord.y)) - place.xy;
                ivec2 texel = at / place.z;
                bool outside = any(lessThan(at, ivec2(0))) || any(greaterThanEqual(texel, textureSize(glass, 0)));
                colour = outside ? vec4(0.0, 0.0, 0.0, 1.0) : vec4(texelFetch(glass, texel, 0).rgb, 1.0);
            }
            """;

    private final int width;
    private final int height;
    private final int place;

    /// Needs the context current; so do the other methods.
    GlassPainter(int width, int height) throws NoDisplayException {
        this.width = width;
        this.height = height;
        int program = glCreateProgram();
        attach(program, GL_VERTEX_SHADER, VERTEX);
        attach(program, GL_FRAGMENT_SHADER, FRAGMENT);
        glLinkProgram(program);
        if (glGetProgrami(program, GL_LINK_STATUS) == GL_FALSE) {
            throw new NoDisplayException("the driver links no shader: " + glGetProgramInfoLog(program));
        }
        glUseProgram(program);
        place = glGetUniformLocation(program, "place");
        glBindVertexArray(glGenVertexArrays()); // the core profile draws nothing without one
        glDisable(GL_DITHER);
        glBindTexture(GL_TEXTURE_2D, glGenTextures());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glTexImage2D(
                GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, (ByteBuffer) null);
    }

    void upload(int[] xrgb) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, xrgb);
    }

    /// Fills a framebuffer of this size: the glass in its middle, black around it.
    void draw(int framebufferWidth, int framebufferHeight) {
        int zoom = zoom(framebufferWidth, framebufferHeight);
        int left = Math.floorDiv(framebufferWidth - width * zoom, 2);
        int top = Math.floorDiv(framebufferHeight - height * zoom, 2);
        glViewport(0, 0, framebufferWidth, framebufferHeight);
        glUniform4i(place, left, top, zoom, framebufferHeight);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    /// The largest whole zoom at which all of the glass fits; 1 where even that shows only its middle.
    int zoom(int framebufferWidth, int framebufferHeight) {
        return Math.max(1, Math.min(framebufferWidth / width, framebufferHeight / height));
    }

    private static void attach(int program, int kind, String source) throws NoDisplayException {
        int shader = glCreateShader(kind);
        glShaderSource(shader, source);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            throw new NoDisplayException("the driver compiles no shader: " + glGetShaderInfoLog(shader));
        }
        glAttachShader(program, shader);
        glDeleteShader(shader); // lives on as long as the program does
    }
}
