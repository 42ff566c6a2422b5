package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Layers that move, scale and hide together; the last one is on top. A layer is in one group, once.
public final class Group extends Layer {
    private Layer[] layers = new Layer[4];
    private int size;
    private int scale;

    /// An empty group of scale 1.
    public Group() {
        this(1);
    }

    /// An empty group.
    ///
    /// @param scale 1..32767: edge of a square that each pixel of the layers becomes; scales of nested groups
    /// multiply
    /// @throws IllegalArgumentException if out of range
    public Group(int scale) {
        this.scale = checkScale(scale);
    }

    /// Edge of the square that each pixel of the layers becomes.
    public int scale() {
        return scale;
    }

    /// Sets the scale.
    ///
    /// @param scale 1..32767
    /// @throws IllegalArgumentException if out of range
    public void setScale(int scale) {
        if (this.scale != checkScale(scale)) {
            this.scale = scale;
            markTreeChanged();
        }
    }

    /// Number of layers.
    public int size() {
        return size;
    }

    /// Whether there are no layers.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Layer `i`, counted from the bottom.
    ///
    /// @throws IllegalArgumentException if there is none
    public Layer get(int i) {
        checkIndex(i, size - 1);
        return layers[i];
    }

    /// Place of a layer in this group, or -1.
    public int indexOf(Layer layer) {
        for (int i = 0; i < size; i++) {
            if (layers[i] == layer) {
                return i;
            }
        }
        return -1;
    }

    /// Whether the layer is in this group itself.
    public boolean contains(Layer layer) {
        return layer.parent == this;
    }

    /// Puts a layer on top.
    ///
    /// @throws IllegalArgumentException if it is in a group already, or holds this group
    public void append(Layer layer) {
        insert(size, layer);
    }

    /// Puts a layer below the one at `i`; `i` equal to the size puts it on top.
    ///
    /// @throws IllegalArgumentException if there is no such place, or the layer is in a group already, or holds
    /// this one
    public void insert(int i, Layer layer) {
        checkIndex(i, size);
        checkFree(layer);
        if (size == layers.length) {
            layers = Arrays.copyOf(layers, size * 2);
        }
        System.arraycopy(layers, i, layers, i + 1, size - i);
        layers[i] = layer;
        size++;
        adopt(layer);
    }

    /// Puts a layer in the place of another one, which leaves; the layer that is there already may be set again.
    ///
    /// @return the layer that was there
    /// @throws IllegalArgumentException as in `insert`
    public Layer set(int i, Layer layer) {
        checkIndex(i, size - 1);
        Layer old = layers[i];
        if (old != layer) {
            checkFree(layer);
            old.parent = null;
            layers[i] = layer;
            adopt(layer);
        }
        return old;
    }

    /// Takes a layer out.
    ///
    /// @throws IllegalArgumentException if it is not in this group
    public void remove(Layer layer) {
        int i = indexOf(layer);
        if (i < 0) {
            throw new IllegalArgumentException("the layer to remove is not in this group");
        }
        pop(i);
    }

    /// Takes the topmost layer out.
    ///
    /// @throws IllegalArgumentException if there is none
    public Layer pop() {
        return pop(size - 1);
    }

    /// Takes layer `i` out.
    ///
    /// @throws IllegalArgumentException if there is none
    @SuppressWarnings("NullAway") // the slot beyond the end holds nothing
    public Layer pop(int i) {
        checkIndex(i, size - 1);
        Layer layer = layers[i];
        System.arraycopy(layers, i + 1, layers, i, --size - i);
        layers[size] = null;
        layer.parent = null;
        markTreeChanged();
        return layer;
    }

    /// Sorts the layers from the bottom to the top; those that are equal keep their order.
    ///
    /// @param order the smaller layer lies lower; if it throws, nothing has changed
    public void sort(Comparator<? super Layer> order) {
        Layer[] sorted = Arrays.copyOf(layers, size);
        Arrays.sort(sorted, order);
        long now = SceneGate.now();
        boolean changed = false;
        for (int i = 0; i < sorted.length; i++) {
            if (layers[i] != sorted[i]) {
                layers[i] = sorted[i];
                sorted[i].placed = now;
                changed = true;
            }
        }
        if (changed) {
            markTreeChanged();
        }
    }

    private void adopt(Layer layer) {
        layer.parent = this;
        layer.placed = SceneGate.now();
        markTreeChanged();
    }

    private void checkFree(Layer layer) {
        if (layer.parent != null) {
            throw new IllegalArgumentException("the layer is in a group already");
        }
        for (@Nullable Layer above = this; above != null; above = above.parent) {
            if (above == layer) {
                throw new IllegalArgumentException("a group cannot hold itself");
            }
        }
    }

    private static void checkIndex(int i, int max) {
        if (i < 0 || i > max) {
            throw new IllegalArgumentException(
                    max < 0 ? "no layer " + i + ": the group is empty" : "index must be 0.." + max + ", not " + i);
        }
    }

    private static int checkScale(int scale) {
        if (scale < 1 || scale > 32767) {
            throw new IllegalArgumentException("scale must be 1..32767, not " + scale);
        }
        return scale;
    }
}
