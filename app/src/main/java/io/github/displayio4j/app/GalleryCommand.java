package io.github.displayio4j.app;

import io.github.displayio4j.app.gallery.Gallery;
import io.github.displayio4j.app.gallery.Piece;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.panels.GlassImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A picture of every object and option, as a glass shows it.
@Command(
        name = "gallery",
        description = "Writes a PNG of every object and option of a scene, and a contact sheet of all of them: as an"
                + " emulated panel of 160x128 pixels shows them.",
        footer = {"", "Examples:", "  displayio4j gallery", "  displayio4j gallery --out pictures --zoom 2"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GalleryCommand implements Callable<Integer> {
    private static final String PANEL = "st7735r-160x128";
    private static final int COLUMNS = 8;
    private static final int MARGIN = 4;
    private static final int PAPER = 0xe8e8e8;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for contact-sheet.png and the pictures; made if missing. Default: gallery.")
    private Path out = Path.of("gallery");

    @Option(
            names = "--zoom",
            paramLabel = "N",
            description = "Size of a pixel in the single pictures, 1..16. Default: 1.")
    private int zoom = 1;

    @Override
    public Integer call() throws IOException {
        if (zoom < 1 || zoom > 16) {
            throw new UsageException("--zoom must be 1..16, not " + zoom);
        }
        Files.createDirectories(out);
        List<Piece> pieces = Gallery.pieces();
        PanelOptions panel = new PanelOptions();
        panel.name = PANEL;
        try (Rig rig = new Rig(panel);
                ProgressBar bar = Progress.bar("gallery", " pictures", pieces.size())) {
            int width = rig.glass.width();
            int height = rig.glass.height();
            int rows = (pieces.size() + COLUMNS - 1) / COLUMNS;
            int sheetWidth = COLUMNS * (width + MARGIN) + MARGIN;
            int sheetHeight = rows * (height + MARGIN) + MARGIN;
            int[] sheet = new int[sheetWidth * sheetHeight];
            java.util.Arrays.fill(sheet, PAPER);
            int[] glass = new int[width * height];
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                rig.screen.setRootGroup(framed(piece));
                rig.screen.refresh();
                rig.glass.read(glass);
                GlassImages.writePng(rig.glass, out.resolve(fileName(i, piece)), zoom);
                int x = MARGIN + i % COLUMNS * (width + MARGIN);
                int y = MARGIN + i / COLUMNS * (height + MARGIN);
                for (int row = 0; row < height; row++) {
                    System.arraycopy(glass, row * width, sheet, (y + row) * sheetWidth + x, width);
                }
                bar.step();
            }
            Path contact = out.resolve("contact-sheet.png");
            GlassImages.writePng(sheet, sheetWidth, sheetHeight, contact, 1);
            System.out.println(pieces.size() + " pictures in " + out + ", all of them on " + contact);
        }
        return 0;
    }

    private static Group framed(Piece piece) throws IOException {
        Group root = new Group();
        root.append(piece.maker().make());
        Label caption = new Label(piece.name(), 0xffffff);
        caption.setBackground(0x000000);
        caption.moveTo(3, Piece.HEIGHT + 2);
        root.append(caption.layer());
        return root;
    }

    private static String fileName(int i, Piece piece) {
        String plain = piece.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("-$", "");
        return String.format(Locale.ROOT, "%02d-%s.png", i + 1, plain);
    }
}
