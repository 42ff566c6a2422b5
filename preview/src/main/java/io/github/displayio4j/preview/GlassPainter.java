package io.github.displayio4j.preview;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Pictures and rectangles on the framebuffer. Each of its pixels fetches its texel by integer arithmetic, so no
/// filter and no driver decides which one it gets. The context owns all of it and takes it along when it goes.
///
/// Places are pixels of the framebuffer from its top left. A texel is sent as an `int` of `0x00RRGGBB`, lowest byte
/// first: OpenGL takes that for red, and the shader puts it right.
final class GlassPainter {
    private static final String VERTEX = """
            void main() {
                vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 4.0 - 1.0; // covers it all
                gl_Position = vec4(corner, 0.0, 1.0);
            }
            """;
    private static final String PICTURE = """
            uniform sampler2D glass;
            uniform ivec4 place; // left, top, zoom, height of the framebuffer
            uniform ivec4 look; // grid, round: 0 or 1
            out vec4 colour;
            void main() {
                ivec2 at = ivec2(int(gl_FragCoord.x), place.w - 1 - int(gl_FragCoord.y)) - place.xy;
                ivec2 texel = at / place.z;
                ivec2 size = textureSize(glass, 0);
                bool outside = any(lessThan(at, ivec2(0))) || any(greaterThanEqual(texel, size));
                ivec2 fromCentre = 2 * texel + 1 - size;
                int diameter = min(size.x, size.y);
                outside = outside || (look.y != 0
                    && fromCentre.x * fromCentre.x + fromCentre.y * fromCentre.y > diameter * diameter);
                bool line = look.x != 0 && any(equal(at - texel * place.z, ivec2(place.z - 1)));
                vec3 seen = line ? vec3(48.0 / 255.0) : texelFetch(glass, texel, 0).bgr;
                colour = outside ? vec4(0.0, 0.0, 0.0, 1.0) : vec4(seen, 1.0);
            }
            """;
    private static final String PLAIN = """
            uniform ivec4 paint; // red, green, blue, opacity: 0..255
            out vec4 colour;
            void main() {
                colour = vec4(paint) / 255.0;
            }
            """;

    private static final ValueLayout.OfInt TEXEL = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Gl gl;
    private final int picture;
    private final int place;
    private final int look;
    private final int plain;
    private final int paint;
    private MemorySegment staged = MemorySegment.NULL;
    private int columns;
    private int rows;

    /// Needs the context current; so do the other methods.
    GlassPainter(Gl gl) throws NoDisplayException {
        this.gl = gl;
        picture = gl.program(VERTEX, PICTURE);
        place = gl.uniform(picture, "place");
        look = gl.uniform(picture, "look");
        plain = gl.program(VERTEX, PLAIN);
        paint = gl.uniform(plain, "paint");
    }

    /// A texture for a picture of this size.
    int texture(int width, int height) {
        return gl.texture(width, height);
    }

    void delete(int texture) {
        gl.deleteTexture(texture);
    }

    /// Sends a rectangle of a picture to its texture.
    ///
    /// @param xrgb the whole picture, `width` columns
    void upload(int texture, int[] xrgb, int width, int x1, int y1, int x2, int y2) {
        int n = (x2 - x1) * (y2 - y1);
        if (staged.byteSize() < 4L * n) {
            staged = Arena.ofAuto().allocate(4L * n, 4);
        }
        for (int y = y1, at = 0; y < y2; y++, at += 4 * (x2 - x1)) {
            MemorySegment.copy(xrgb, y * width + x1, staged, TEXEL, at, x2 - x1);
        }
        gl.bindTexture(texture);
        gl.upload(x1, y1, x2 - x1, y2 - y1, staged);
    }

    /// Starts a frame: all black.
    void begin(int framebufferWidth, int framebufferHeight) {
        columns = framebufferWidth;
        rows = framebufferHeight;
        gl.viewport(columns, rows);
        gl.disable(Gl.SCISSOR_TEST);
        gl.clear();
        gl.enable(Gl.SCISSOR_TEST);
    }

    /// Draws a picture.
    ///
    /// @param zoom pixels of the framebuffer for a pixel of the picture
    /// @param grid whether the last row and column of each pixel are a line
    /// @param round whether only the circle in its middle is seen
    void draw(int texture, int left, int top, int width, int height, int zoom, boolean grid, boolean round) {
        if (!clip(left, top, left + width * zoom, top + height * zoom)) {
            return;
        }
        gl.disable(Gl.BLEND);
        gl.useProgram(picture);
        gl.bindTexture(texture);
        gl.set(place, left, top, zoom, rows);
        gl.set(look, grid ? 1 : 0, round ? 1 : 0, 0, 0);
        gl.drawTriangle();
    }

    /// Fills a rectangle.
    ///
    /// @param rgb colour
    /// @param opacity 0..255
    void fill(int x1, int y1, int x2, int y2, int rgb, int opacity) {
        if (!clip(x1, y1, x2, y2)) {
            return;
        }
        gl.enable(Gl.BLEND);
        gl.useProgram(plain);
        gl.set(paint, rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, opacity);
        gl.drawTriangle();
    }

    /// Draws the inner edge of a rectangle.
    void outline(int x1, int y1, int x2, int y2, int thickness, int rgb, int opacity) {
        fill(x1, y1, x2, y1 + thickness, rgb, opacity);
        fill(x1, y2 - thickness, x2, y2, rgb, opacity);
        fill(x1, y1 + thickness, x1 + thickness, y2 - thickness, rgb, opacity);
        fill(x2 - thickness, y1 + thickness, x2, y2 - thickness, rgb, opacity);
    }

    private boolean clip(int x1, int y1, int x2, int y2) {
        int left = Math.max(0, x1);
        int top = Math.max(0, y1);
        int right = Math.min(columns, x2);
        int bottom = Math.min(rows, y2);
        if (left >= right || top >= bottom) {
            return false;
        }
        gl.scissor(left, rows - bottom, right - left, bottom - top);
        return true;
    }

    /// What was drawn, before it is shown.
    ///
    /// @return `0x00RRGGBB`, row by row from the top
    int[] read() {
        int[] upwards = gl.readPixels(columns, rows);
        int[] xrgb = new int[upwards.length];
        for (int y = 0, at = 0; y < rows; y++) {
            int from = (rows - 1 - y) * columns;
            for (int x = 0; x < columns; x++, at++) {
                int abgr = upwards[from + x];
                xrgb[at] = (abgr & 0xff) << 16 | (abgr & 0xff00) | (abgr >> 16 & 0xff);
            }
        }
        return xrgb;
    }
}
