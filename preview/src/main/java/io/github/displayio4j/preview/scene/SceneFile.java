package io.github.displayio4j.preview.scene;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A scene file that is edited while it is shown. Each look reads the file, which is small, and compares its
/// text; the images that it names count as changed when their size or time is another one.
///
/// A version with mistakes changes nothing: the scene stays as it is, and the problem is told until it is mended.
///
/// ```java
/// SceneFile file = new SceneFile(Path.of("menu.scene"));
/// display.setRootGroup(file.scene().root());
/// while (window.poll(20)) {
///     if (file.look()) {
///         window.setMessage(file.problem());
///     }
///     display.refresh();
/// }
/// ```
public final class SceneFile {
    private final Path path;
    private final LiveScene scene;
    private Map<Path, String> stamps = new HashMap<>();
    private @Nullable String seen;
    private @Nullable String problem;

    /// The scene of a file, empty until the first look.
    public SceneFile(Path path) {
        this.path = path;
        Path folder = path.toAbsolutePath().getParent();
        scene = new LiveScene(folder == null ? Path.of("") : folder);
    }

    /// The layers; always the same object.
    public LiveScene scene() {
        return scene;
    }

    /// What is wrong with the file as it is now, `FILE:LINE:COLUMN: message` in each line; null if nothing is.
    public @Nullable String problem() {
        return problem;
    }

    /// Looks whether the file changed, and changes the scene if it did.
    ///
    /// @return whether the scene or the problem may be another one now
    public boolean look() {
        String now;
        try {
            now = Files.readString(path);
        } catch (NoSuchFileException e) {
            return failed(path + ": no such file");
        } catch (CharacterCodingException e) {
            return failed(path + ": no text in UTF-8");
        } catch (IOException e) {
            return failed(path + ": can't be read (" + e.getMessage() + ")");
        }
        Map<Path, String> images = stamps(scene);
        Set<Path> changed = new HashSet<>();
        for (Map.Entry<Path, String> image : images.entrySet()) {
            String stamp = stamps.get(image.getKey());
            if (stamp != null && !stamp.equals(image.getValue())) {
                changed.add(image.getKey());
            }
        }
        boolean same = now.equals(seen) && changed.isEmpty();
        String before = problem;
        if (same && before == null) {
            return false;
        }
        seen = now; // with a problem it is tried again: a file that it names may have come
        try {
            scene.apply(SceneText.parse(now), changed);
            problem = null;
        } catch (SceneException e) {
            StringBuilder text = new StringBuilder();
            for (SceneException.Problem one : e.problems()) {
                text.append(text.isEmpty() ? "" : "\n").append(path).append(':').append(one);
            }
            problem = text.toString();
        }
        stamps = stamps(scene);
        return !same || !Objects.equals(before, problem);
    }

    private boolean failed(String what) {
        boolean another = !what.equals(problem);
        problem = what;
        seen = null;
        return another;
    }

    private static Map<Path, String> stamps(LiveScene scene) {
        Map<Path, String> stamps = new HashMap<>();
        for (Path file : scene.files()) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, attributes.size() + " " + attributes.lastModifiedTime());
            } catch (IOException e) {
                stamps.put(file, "none");
            }
        }
        return stamps;
    }
}
