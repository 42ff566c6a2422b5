package io.github.displayio4j.preview.scene;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.text.Label;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The layers that a scene file describes. When another version of the file comes, what the versions say
/// differently is changed, and nothing else: what the application changed meanwhile stays, as do the objects,
/// where a name stays.
///
/// Layers that the application adds to a group stay above those of the file.
///
/// ```java
/// LiveScene scene = new LiveScene(folder);
/// scene.apply(SceneText.parse(text));
/// display.setRootGroup(scene.root());
/// scene.layer("ball").moveTo(x, y);
/// ```
///
/// For one thread; changes are made within one edit scope, so that other threads' frames see all or nothing.
public final class LiveScene {
    private final Path folder;
    private final Group root = new Group();
    private SceneText text = SceneText.empty();
    private Map<String, Layer> layers = new HashMap<>();
    private Map<String, Label> labels = new HashMap<>();
    private Map<String, Palette> palettes = new HashMap<>();
    private Map<String, Picture> pictures = new HashMap<>();

    /// An empty scene.
    ///
    /// @param folder against which the names of image files are resolved
    public LiveScene(Path folder) {
        this.folder = folder;
    }

    /// What to show on a display; always the same object.
    public Group root() {
        return root;
    }

    /// The layer of that name; another object once the file describes one that it can't become.
    ///
    /// @throws IllegalArgumentException if the file has none
    public Layer layer(String id) {
        return found(layers.get(id), "layer", id, layers.keySet());
    }

    /// The label of that name.
    ///
    /// @throws IllegalArgumentException if the file has none
    public Label label(String id) {
        return found(labels.get(id), "label", id, labels.keySet());
    }

    /// The palette of that name.
    ///
    /// @throws IllegalArgumentException if the file has none
    public Palette palette(String id) {
        return found(palettes.get(id), "palette", id, palettes.keySet());
    }

    private static <T> T found(@Nullable T thing, String kind, String id, Set<String> known) {
        if (thing == null) {
            throw new IllegalArgumentException("the scene has no " + kind + " called " + id + ", but "
                    + (known.isEmpty()
                            ? "none"
                            : String.join(", ", known.stream().sorted().toList())));
        }
        return thing;
    }

    /// Files of images that the scene shows.
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Node node : text.byId().values()) {
            if (node.kind() == Kind.IMAGE) {
                files.add(file(node));
            }
        }
        return files;
    }

    private Path file(Node image) {
        return folder.resolve((String) image.values("file").getFirst());
    }

    /// Changes the scene to what the text says differently than the one before.
    ///
    /// @throws SceneException if a file that it names can't be read, or tiles do not fit their image; then nothing
    /// has changed
    public void apply(SceneText next) throws SceneException {
        apply(next, Set.of());
    }

    /// @param changedFiles image files that are read again although the text names them as before
    void apply(SceneText next, Set<Path> changedFiles) throws SceneException {
        List<SceneException.Problem> problems = new ArrayList<>();
        Map<String, Palette> nextPalettes = new HashMap<>();
        Map<String, Picture> nextPictures = new HashMap<>();
        for (Node node : next.byId().values()) {
            switch (node.kind()) {
                case PALETTE -> nextPalettes.put(node.id(), palette(node));
                case BITMAP -> nextPictures.put(node.id(), bitmap(node));
                case IMAGE -> {
                    try {
                        nextPictures.put(node.id(), image(node, changedFiles));
                    } catch (IOException e) {
                        problems.add(at(node, "file", "can't be shown: " + e.getMessage()));
                    }
                }
                default -> {}
            }
        }
        LayerFactory factory = new LayerFactory(nextPalettes, nextPictures);
        Map<String, Layer> nextLayers = new HashMap<>();
        Map<String, Label> nextLabels = new HashMap<>();
        Set<String> kept = new HashSet<>();
        if (problems.isEmpty()) {
            for (Node node : next.byId().values()) {
                if (node.kind().isLayer()) {
                    try {
                        Layer made = factory.make(node, nextLabels); // also of those that stay: now it may fail
                        Layer old = layers.get(node.id());
                        Node before = text.byId().get(node.id());
                        if (old != null && before != null && canBecome(before, node, nextPictures)) {
                            kept.add(node.id());
                            made = old;
                            if (node.kind() == Kind.LABEL) {
                                nextLabels.put(node.id(), labels.get(node.id()));
                            }
                        }
                        nextLayers.put(node.id(), made);
                    } catch (IllegalArgumentException e) {
                        problems.add(new SceneException.Problem(node.line(), 1, node.id() + ": " + e.getMessage()));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SceneException(problems);
        }
        try (var _ = Scene.edit()) {
            Differences differences = new Differences(text, next, nextPalettes, nextPictures, nextLabels);
            for (Node node : next.byId().values()) {
                Layer layer = nextLayers.get(node.id());
                Node before = text.byId().get(node.id());
                if (layer != null && before != null) {
                    if (kept.contains(node.id())) {
                        differences.change(layer, before, node);
                    } else if (before.kind().isLayer()) {
                        Differences.keepState(layers.get(node.id()), layer, before, node);
                    }
                }
            }
            arrange(next, nextLayers);
        }
        text = next;
        layers = nextLayers;
        labels = nextLabels;
        palettes = nextPalettes;
        pictures = nextPictures;
    }

    private static SceneException.Problem at(Node node, String property, String message) {
        Node.Property said = node.properties().get(property);
        return new SceneException.Problem(node.line(), said == null ? 1 : said.column(), node.id() + " " + message);
    }

    /// The palette that there is, changed where the text is; a new one if it has another size.
    private Palette palette(Node node) {
        List<Object> colours = node.rows().stream().flatMap(List::stream).toList();
        Palette old = palettes.get(node.id());
        Palette palette = old != null && old.size() == colours.size() ? old : new Palette(colours.size());
        if (palette == old) {
            return old; // changed with all the rest
        }
        for (int i = 0; i < colours.size(); i++) {
            Differences.setColour(palette, i, colours.get(i));
        }
        return palette;
    }

    private Picture bitmap(Node node) {
        int width = node.rows().getFirst().size();
        int height = node.rows().size();
        Picture old = pictures.get(node.id());
        if (old != null && old.bitmap().width() == width && old.bitmap().height() == height && old.shader() == null) {
            return old; // changed with all the rest
        }
        Bitmap bitmap = new Bitmap(width, height, 36);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bitmap.set(x, y, (Integer) node.rows().get(y).get(x));
            }
        }
        return new Picture(bitmap, null);
    }

    private Picture image(Node node, Set<Path> changedFiles) throws IOException {
        Path file = file(node);
        Node before = text.byId().get(node.id());
        Picture old = pictures.get(node.id());
        boolean same =
                before != null && before.kind() == Kind.IMAGE && file(before).equals(file);
        if (old != null && same && !changedFiles.contains(file)) {
            return old;
        }
        Image image;
        try {
            image = Image.load(file);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file, e);
        }
        return new Picture(image.bitmap(), image.pixelShader());
    }

    /// Whether the object of a layer can show what the text says now.
    private boolean canBecome(Node before, Node now, Map<String, Picture> nextPictures) {
        if (before.kind() != now.kind()) {
            return false;
        }
        if (now.kind() != Kind.PICTURE && now.kind() != Kind.TILES) {
            return true;
        }
        Picture old = pictures.get(before.reference("image"));
        Picture next = nextPictures.get(now.reference("image"));
        boolean fits = old != null
                && next != null
                && old.bitmap().width() == next.bitmap().width()
                && old.bitmap().height() == next.bitmap().height();
        return fits
                && before.values("tile").equals(now.values("tile"))
                && before.rows().size() == now.rows().size()
                && (now.rows().isEmpty()
                        || before.rows().getFirst().size()
                                == now.rows().getFirst().size());
    }

    /// Puts the layers into their groups in the order of the file, touching only those that are elsewhere.
    private void arrange(SceneText next, Map<String, Layer> nextLayers) {
        Map<Group, List<Layer>> wanted = new HashMap<>();
        collect(root, next.layers(), nextLayers, wanted);
        // all that leave a group before any joins another one
        takeOut(root, text.layers(), layers, wanted);
        wanted.forEach((group, list) -> {
            for (int i = 0; i < list.size(); i++) {
                Layer layer = list.get(i);
                if (i < group.size() && group.get(i) == layer) {
                    continue;
                }
                if (group.contains(layer)) {
                    group.remove(layer);
                }
                group.insert(i, layer);
            }
        });
    }

    private static void collect(
            Group group, List<Node> nodes, Map<String, Layer> nextLayers, Map<Group, List<Layer>> wanted) {
        List<Layer> list = new ArrayList<>();
        for (Node node : nodes) {
            Layer layer = found(nextLayers.get(node.id()), "layer", node.id(), nextLayers.keySet());
            list.add(layer);
            if (node.kind() == Kind.GROUP) {
                collect((Group) layer, node.children(), nextLayers, wanted);
            }
        }
        wanted.put(group, list);
    }

    private static void takeOut(
            Group group, List<Node> nodes, Map<String, Layer> known, Map<Group, List<Layer>> wanted) {
        List<Layer> staying = wanted.getOrDefault(group, List.of());
        for (Node node : nodes) {
            Layer layer = known.get(node.id());
            if (layer == null) {
                continue;
            }
            if (layer instanceof Group inner && node.kind() == Kind.GROUP) {
                takeOut(inner, node.children(), known, wanted);
            }
            if (!staying.contains(layer) && group.contains(layer)) {
                group.remove(layer);
            }
        }
    }
}
