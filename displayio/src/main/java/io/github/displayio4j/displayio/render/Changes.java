package io.github.displayio4j.displayio.render;

/// Finds what changed on the panel since an epoch.
final class Changes {
    private final int panelWidth;
    private final int panelHeight;

    Changes(int panelWidth, int panelHeight) {
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
    }

    void collect(long since, boolean all, AreaList areas) {
        areas.add(0, 0, panelWidth, panelHeight);
    }

    void commit() {}

    void keep() {}
}
