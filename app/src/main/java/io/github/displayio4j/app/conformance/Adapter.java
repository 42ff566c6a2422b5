package io.github.displayio4j.app.conformance;

/// An object of a case: what CircuitPython calls it, over what it is here. Whatever a type does not override is not
/// supported, and a case that needs it is skipped.
abstract class Adapter {
    private final String type;

    Adapter(String type) {
        this.type = type;
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

    static int integer(Object value) {
        if (value instanceof Long number) {
            return Math.toIntExact(number);
        }
        throw new WrongType("a whole number is needed, not " + value);
    }

    static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return integer(value) != 0;
    }
}
