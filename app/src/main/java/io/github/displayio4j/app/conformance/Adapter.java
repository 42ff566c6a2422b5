package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Palette;
import java.util.List;

/// An object of a case: what CircuitPython calls it, over what it is here. Whatever a type does not override is not
/// supported, and a case that needs it is skipped.
abstract class Adapter {
    private final String type;

    Adapter(String type) {
        this.type = type;
    }

    /// What an object of the engine is to the cases; anything else stays what it is.
    static Object wrap(Object value) {
        return switch (value) {
            case Bitmap bitmap -> new BitmapAdapter(bitmap);
            case Palette palette -> new PaletteAdapter(palette);
            case ColorConverter converter -> new ColorConverterAdapter(converter);
            default -> value;
        };
    }

    /// The engine's object.
    Object subject() {
        return this;
    }

    /// Calls a method.
    ///
    /// @return the result, `Values.NONE` if there is none
    Object call(String method, Arguments args) {
        throw new Unsupported(type + "." + method + "()");
    }

    /// Sets an attribute.
    void set(String attribute, Object value) {
        throw new Unsupported(type + "." + attribute + " =");
    }

    /// Reads an attribute.
    Object get(String attribute) {
        throw new Unsupported(type + "." + attribute);
    }

    /// Sets an item.
    void setItem(Object index, Object value) {
        throw new Unsupported(type + "[] =");
    }

    /// Reads an item.
    Object item(Object index) {
        throw new Unsupported(type + "[]");
    }

    /// Deletes an item.
    void deleteItem(Object index) {
        throw new Unsupported("del " + type + "[]");
    }

    /// Number of items.
    int length() {
        throw new Unsupported("len(" + type + ")");
    }

    @Override
    public String toString() {
        return "a " + type;
    }

    static int integer(Object value) {
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw new WrongType("a whole number of 32 bits is needed, not " + value);
    }

    static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return integer(value) != 0;
    }

    /// Column of an index, which is a pair or counts row by row.
    static int column(Object index, int width) {
        return index instanceof List<?> both ? integer(pair(both).getFirst()) : integer(index) % width;
    }

    /// Row of an index.
    static int row(Object index, int width) {
        return index instanceof List<?> both ? integer(pair(both).getLast()) : integer(index) / width;
    }

    private static List<?> pair(List<?> index) {
        if (index.size() != 2) {
            throw new WrongType("an index is a number or a pair, not " + index);
        }
        return index;
    }
}
