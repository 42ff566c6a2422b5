package io.github.displayio4j.preview;

import io.github.displayio4j.panels.GlassView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A program with a window, told by lines on stdin what to do; it answers each with a line on stdout. Arguments:
/// width, height, zoom of the window. Ends when the user closes the window, after the line `closed`.
public final class WindowProgram {
    private WindowProgram() {}

    /// Draws once more and compares what the graphics card holds then.
    private static void verify(PreviewWindow window, GlassView glass, int zoom, String what) {
        int[] pixels = new int[glass.width() * glass.height()];
        glass.read(pixels);
        new Shot(glass.width() * zoom, glass.height() * zoom, window.readBack())
                .assertEquals(pixels, glass.width(), zoom, what);
    }

    private static List<Overlay> overlays(PreviewWindow window) {
        return Arrays.stream(Overlay.values()).filter(window::shows).toList();
    }

    /// Opens the window and polls it until it is closed.
    public static void main(String[] args) {
        NoiseGlass glass = new NoiseGlass(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> {
            Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
            while (in.hasNextLine()) {
                orders.add(in.nextLine());
            }
        });
        EditedPanel edited = null;
        PreviewWindow scene = null;
        boolean listening = false;
        try (PreviewWindow window = PreviewWindow.open(glass, "glass", Integer.parseInt(args[2]))) {
            System.out.println("open");
            while (window.poll(5)) {
                for (int key = window.takeKey(); key != PreviewWindow.NO_KEY; key = window.takeKey()) {
                    if (!listening) {
                        System.out.println("key " + key);
                    }
                }
                String order = orders.poll();
                if (order == null) {
                    continue;
                }
                switch (order.split(" ", -1)[0]) {
                    case "show" -> glass.show(Long.parseLong(order.substring(5)));
                    case "title" -> window.setTitle(order.substring(6));
                    case "vsync" -> window.setVsync(Boolean.parseBoolean(order.substring(6)));
                    case "listen" -> {
                        listening = true;
                        window.listen(System.out::println);
                    }
                    case "state" ->
                        System.out.println(overlays(window)
                                + (window.pace().isPaused() ? " paused " : " running ")
                                + window.pace().slowness());
                    case "scene" -> {
                        edited = new EditedPanel(Long.parseLong(order.substring(6)), 0);
                        scene = PreviewWindow.open(edited.glass(), "scene", 1);
                    }
                    case "edit" -> {
                        String edit = Objects.requireNonNull(edited).edit();
                        Objects.requireNonNull(scene).poll();
                        verify(scene, edited.glass(), 1, order + ": " + edit);
                    }
                    case "verify" -> {
                        window.poll();
                        verify(window, glass, window.zoom(), order);
                    }
                    default -> throw new IllegalArgumentException(order);
                }
                window.poll();
                System.out.println("done");
            }
            System.out.println("closed");
        } catch (NoDisplayException e) {
            System.out.println(e.getMessage());
        }
    }
}
