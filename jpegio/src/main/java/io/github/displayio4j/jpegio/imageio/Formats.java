package io.github.displayio4j.jpegio.imageio;

/// What reader and writer call themselves.
final class Formats {
    static final String VENDOR = "displayio4j";
    static final String VERSION = "0.1";

    private Formats() {}

    static String[] names() {
        return new String[] {"jpeg", "JPEG", "jpg", "JPG"};
    }

    static String[] suffixes() {
        return new String[] {"jpg", "jpeg", "jpe", "jfif"};
    }

    static String[] mimeTypes() {
        return new String[] {"image/jpeg", "image/pjpeg"};
    }
}
