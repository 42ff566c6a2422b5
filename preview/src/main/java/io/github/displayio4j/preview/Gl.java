package io.github.displayio4j.preview;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.Objects.requireNonNull;
import static org.lwjgl.glfw.GLFW.glfwGetProcAddress;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the painter asks of a graphics library: what OpenGL 3.3 and OpenGL ES 3.0 have in common, by its names there
/// and from the same functions, which GLFW finds for the context that is current. That context must be current
/// whenever one of the methods is called.
final class Gl {
    // of the Khronos registry's gl.xml, alike in both libraries
    static final int VERTEX_SHADER = 0x8B31;
    static final int FRAGMENT_SHADER = 0x8B30;
    static final int BLEND = 0x0BE2;
    static final int SCISSOR_TEST = 0x0C11;
    private static final int COMPILE_STATUS = 0x8B81;
    private static final int LINK_STATUS = 0x8B82;
    private static final int RENDERER = 0x1F01;
    private static final int DITHER = 0x0BD0;
    private static final int SRC_ALPHA = 0x0302;
    private static final int ONE_MINUS_SRC_ALPHA = 0x0303;
    private static final int TEXTURE_2D = 0x0DE1;
    private static final int TEXTURE_MAG_FILTER = 0x2800;
    private static final int TEXTURE_MIN_FILTER = 0x2801;
    private static final int NEAREST = 0x2600;
    private static final int RGBA = 0x1908;
    private static final int RGBA8 = 0x8058;
    private static final int UNSIGNED_BYTE = 0x1401;
    private static final int COLOR_BUFFER_BIT = 0x4000;
    private static final int TRIANGLES = 0x0004;
    private static final int LOG_BYTES = 4096;

    /// What is called once in a while.
    private static final List<String> SELDOM = List.of(
            "glAttachShader",
            "glBindVertexArray",
            "glBlendFunc",
            "glClearColor",
            "glCompileShader",
            "glCreateProgram",
            "glCreateShader",
            "glDeleteShader",
            "glDeleteTextures",
            "glGenTextures",
            "glGenVertexArrays",
            "glGetProgramInfoLog",
            "glGetProgramiv",
            "glGetShaderInfoLog",
            "glGetShaderiv",
            "glGetString",
            "glGetUniformLocation",
            "glLinkProgram",
            "glReadPixels",
            "glShaderSource",
            "glTexImage2D",
            "glTexParameteri");

    private final String head;
    private final Map<String, Long> seldom = new HashMap<>();

    // what is called in each frame
    private final MethodHandle useProgram;
    private final MethodHandle bindTexture;
    private final MethodHandle uniform;
    private final MethodHandle enable;
    private final MethodHandle disable;
    private final MethodHandle viewport;
    private final MethodHandle scissor;
    private final MethodHandle clear;
    private final MethodHandle drawArrays;
    private final MethodHandle upload;

    /// Of the context that is current, and sets what stays as it is: black to clear with, no dithering, mixing.
    ///
    /// @param embedded whether it is one of OpenGL ES
    /// @throws NoDisplayException if the driver lacks a function
    Gl(boolean embedded) throws NoDisplayException {
        head = embedded
                ? "#version 300 es\nprecision highp float;\nprecision highp int;\nprecision highp sampler2D;\n"
                : "#version 330 core\n";
        for (String name : SELDOM) {
            seldom.put(name, address(name));
        }
        useProgram = ints("glUseProgram", 1);
        bindTexture = ints("glBindTexture", 2);
        uniform = ints("glUniform4i", 5);
        enable = ints("glEnable", 1);
        disable = ints("glDisable", 1);
        viewport = ints("glViewport", 4);
        scissor = ints("glScissor", 4);
        clear = ints("glClear", 1);
        drawArrays = ints("glDrawArrays", 3);
        upload = Functions.at(
                address("glTexSubImage2D"),
                null,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS);
        tell("glClearColor", 0f, 0f, 0f, 1f);
        disable(DITHER);
        tell("glBlendFunc", SRC_ALPHA, ONE_MINUS_SRC_ALPHA);
        tell("glBindVertexArray", generate("glGenVertexArrays")); // the core profile draws nothing without one
    }

    private static long address(String name) throws NoDisplayException {
        long address = glfwGetProcAddress(name);
        if (address == 0) {
            throw new NoDisplayException("the driver has no function " + name);
        }
        return address;
    }

    private static MethodHandle ints(String name, int n) throws NoDisplayException {
        MemoryLayout[] types = new MemoryLayout[n];
        Arrays.fill(types, JAVA_INT);
        return Functions.at(address(name), null, types);
    }

    private void tell(String name, Object... arguments) {
        Functions.call(requireNonNull(seldom.get(name)), null, arguments);
    }

    private int ask(String name, Object... arguments) {
        return Functions.call(requireNonNull(seldom.get(name)), JAVA_INT, arguments) instanceof Integer answer
                ? answer
                : 0;
    }

    /// One new name of a thing.
    private int generate(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(JAVA_INT);
            tell(name, 1, made);
            return made.get(JAVA_INT, 0);
        }
    }

    /// What the driver calls itself.
    String renderer() {
        Object text = Functions.call(requireNonNull(seldom.get("glGetString")), ADDRESS, RENDERER);
        return text instanceof MemorySegment found && found.address() != 0
                ? found.reinterpret(LOG_BYTES).getString(0)
                : "(nameless)";
    }

    /// Compiles and links a program; its head says which language it is in.
    ///
    /// @throws NoDisplayException if the driver does not take it
    int program(String vertex, String fragment) throws NoDisplayException {
        int program = ask("glCreateProgram");
        for (int shader : new int[] {shader(VERTEX_SHADER, vertex), shader(FRAGMENT_SHADER, fragment)}) {
            tell("glAttachShader", program, shader);
            tell("glDeleteShader", shader); // it lives on as long as the program does
        }
        tell("glLinkProgram", program);
        require(program, "glGetProgramiv", LINK_STATUS, "glGetProgramInfoLog", "links no shader");
        return program;
    }

    private int shader(int kind, String source) throws NoDisplayException {
        int shader = ask("glCreateShader", kind);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment lines = arena.allocateFrom(ADDRESS, arena.allocateFrom(head + source));
            tell("glShaderSource", shader, 1, lines, MemorySegment.NULL);
        }
        tell("glCompileShader", shader);
        require(shader, "glGetShaderiv", COMPILE_STATUS, "glGetShaderInfoLog", "compiles no shader");
        return shader;
    }

    private void require(int object, String question, int status, String log, String failure)
            throws NoDisplayException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment answer = arena.allocate(JAVA_INT);
            tell(question, object, status, answer);
            if (answer.get(JAVA_INT, 0) == 0) {
                MemorySegment text = arena.allocate(LOG_BYTES);
                tell(log, object, LOG_BYTES, MemorySegment.NULL, text);
                throw new NoDisplayException("the driver " + failure + ": " + text.getString(0));
            }
        }
    }

    /// Where a program's variable is.
    int uniform(int program, String name) {
        try (Arena arena = Arena.ofConfined()) {
            return ask("glGetUniformLocation", program, arena.allocateFrom(name));
        }
    }

    /// A texture of so many texels of four bytes, each of which is seen as it is.
    int texture(int width, int height) {
        int texture = generate("glGenTextures");
        bindTexture(texture);
        tell("glTexParameteri", TEXTURE_2D, TEXTURE_MIN_FILTER, NEAREST);
        tell("glTexParameteri", TEXTURE_2D, TEXTURE_MAG_FILTER, NEAREST);
        tell("glTexImage2D", TEXTURE_2D, 0, RGBA8, width, height, 0, RGBA, UNSIGNED_BYTE, MemorySegment.NULL);
        return texture;
    }

    void deleteTexture(int texture) {
        try (Arena arena = Arena.ofConfined()) {
            tell("glDeleteTextures", 1, arena.allocateFrom(JAVA_INT, texture));
        }
    }

    /// Reads the framebuffer that is drawn into, bottom row first, red in the lowest byte.
    int[] readPixels(int width, int height) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment abgr = arena.allocate(JAVA_INT, (long) width * height);
            tell("glReadPixels", 0, 0, width, height, RGBA, UNSIGNED_BYTE, abgr);
            return abgr.toArray(ValueLayout.JAVA_INT);
        }
    }

    void useProgram(int program) {
        call(useProgram, program);
    }

    void bindTexture(int texture) {
        call(bindTexture, TEXTURE_2D, texture);
    }

    void enable(int what) {
        call(enable, what);
    }

    void disable(int what) {
        call(disable, what);
    }

    void clear() {
        call(clear, COLOR_BUFFER_BIT);
    }

    void viewport(int width, int height) {
        call(viewport, 0, 0, width, height);
    }

    void scissor(int x, int y, int width, int height) {
        call(scissor, x, y, width, height);
    }

    /// The vertices of a triangle that covers all; the scissors cut it.
    void drawTriangle() {
        try {
            drawArrays.invokeExact(TRIANGLES, 0, 3);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    void set(int location, int x, int y, int z, int w) {
        try {
            uniform.invokeExact(location, x, y, z, w);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    /// Sends a rectangle of texels to the texture that is bound, row after row without a gap.
    ///
    /// @param texels native; four bytes each
    void upload(int x, int y, int width, int height, MemorySegment texels) {
        try {
            upload.invokeExact(TEXTURE_2D, 0, x, y, width, height, RGBA, UNSIGNED_BYTE, texels);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    private static void call(MethodHandle function, int a) {
        try {
            function.invokeExact(a);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    private static void call(MethodHandle function, int a, int b) {
        try {
            function.invokeExact(a, b);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }

    private static void call(MethodHandle function, int a, int b, int c, int d) {
        try {
            function.invokeExact(a, b, c, d);
        } catch (Throwable e) {
            throw Functions.broken(e);
        }
    }
}
