package io.github.displayio4j.app.planbench;

import io.github.displayio4j.displayio.render.AreaList;

/// A rule that others use, rebuilt from its description.
enum Rival {
    /// Each area by itself, in bands of 512 bytes, a window for each band.
    CIRCUITPYTHON("circuitpython") {
        @Override
        Tally send(Frames frame) {
            return bands(frame.listed());
        }
    },
    /// The same, with areas joined as long as any two overlap or touch and the rectangle around them is not larger than
    /// both together.
    CIRCUITPYTHON_FUSE("circuitpython-fuse") {
        @Override
        Tally send(Frames frame) {
            AreaList list = copy(frame.listed());
            boolean joined = true;
            while (joined) {
                joined = false;
                for (int i = 0; i < list.size() && !joined; i++) {
                    for (int j = i + 1; j < list.size() && !joined; j++) {
                        if (touch(list, i, j) && around(list, i, j) <= area(list, i) + area(list, j)) {
                            join(list, i, j);
                            list.removeUnordered(j);
                            joined = true;
                        }
                    }
                }
            }
            return bands(list);
        }
    },
    /// One window around all (Linux's merged damage).
    BOUNDING_BOX("bounding-box") {
        @Override
        Tally send(Frames frame) {
            return Tally.windows(Frames.union(frame.areas()));
        }
    },
    /// LVGL with its 32 areas: one more, and the whole screen is sent.
    LVGL_32("lvgl-32") {
        @Override
        Tally send(Frames frame) {
            return lvgl(frame, 32);
        }
    },
    /// LVGL without a limit.
    LVGL("lvgl-unlimited") {
        @Override
        Tally send(Frames frame) {
            return lvgl(frame, Integer.MAX_VALUE);
        }
    },
    /// Slint: at most three boxes; a fourth goes to the one that grows least.
    SLINT("slint-3") {
        @Override
        Tally send(Frames frame) {
            AreaList boxes = new AreaList();
            AreaList areas = frame.areas();
            for (int i = 0; i < areas.size(); i++) {
                addBox(boxes, areas, i);
            }
            return Tally.windows(boxes);
        }
    },
    /// fbcp-ili9341: spans of the exact frame difference.
    FRAME_DIFF("frame-diff-spans") {
        @Override
        Tally send(Frames frame) {
            return new SpanDiff(frame).send();
        }
    },
    /// Exact bands of the changed pixels, as pixman's and Wayland's regions.
    BANDS("region-bands") {
        @Override
        Tally send(Frames frame) {
            return SpanDiff.bands(frame);
        }
    },
    /// All, always.
    FULL_FRAME("full-frame") {
        @Override
        Tally send(Frames frame) {
            return Tally.window(Frames.WIDTH, Frames.HEIGHT);
        }
    };

    /// Pixels of CircuitPython's buffer.
    private static final int BAND = 256;

    private final String title;

    Rival(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Tally send(Frames frame);

    private static Tally bands(AreaList areas) {
        Tally sum = new Tally(0, 0, 0);
        for (int i = 0; i < areas.size(); i++) {
            int width = areas.x2(i) - areas.x1(i);
            int height = areas.y2(i) - areas.y1(i);
            int rows = Math.max(1, BAND / width);
            for (int y = 0; y < height; y += rows) {
                sum = sum.plus(Tally.window(width, Math.min(rows, height - y)));
            }
        }
        return sum;
    }

    private static Tally lvgl(Frames frame, int most) {
        AreaList list = new AreaList();
        AreaList areas = frame.areas();
        for (int i = 0; i < areas.size(); i++) {
            boolean inside = false;
            for (int j = 0; j < list.size() && !inside; j++) {
                inside = list.x1(j) <= areas.x1(i)
                        && list.y1(j) <= areas.y1(i)
                        && list.x2(j) >= areas.x2(i)
                        && list.y2(j) >= areas.y2(i);
            }
            if (inside) {
                continue;
            }
            if (list.size() == most) {
                return FULL_FRAME.send(frame);
            }
            list.add(areas.x1(i), areas.y1(i), areas.x2(i), areas.y2(i));
        }
        boolean[] gone = new boolean[list.size()];
        for (int into = 0; into < list.size(); into++) { // lv_refr_join_area: one pass over all pairs
            for (int from = 0; from < list.size() && !gone[into]; from++) {
                if (from != into
                        && !gone[from]
                        && overlap(list, into, from)
                        && around(list, into, from) < area(list, into) + area(list, from)) {
                    join(list, into, from);
                    gone[from] = true;
                }
            }
        }
        AreaList left = new AreaList();
        for (int i = 0; i < list.size(); i++) {
            if (!gone[i]) {
                left.add(list.x1(i), list.y1(i), list.x2(i), list.y2(i));
            }
        }
        return Tally.windows(left);
    }

    private static void addBox(AreaList boxes, AreaList areas, int i) {
        for (int j = 0; j < boxes.size(); j++) {
            if (boxes.x1(j) <= areas.x1(i)
                    && boxes.y1(j) <= areas.y1(i)
                    && boxes.x2(j) >= areas.x2(i)
                    && boxes.y2(j) >= areas.y2(i)) {
                return;
            }
        }
        boxes.add(areas.x1(i), areas.y1(i), areas.x2(i), areas.y2(i));
        int last = boxes.size() - 1;
        if (last < 3) {
            return;
        }
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int j = 0; j < last; j++) {
            int growth = around(boxes, j, last) - area(boxes, j);
            if (growth < least) {
                least = growth;
                best = j;
            }
        }
        join(boxes, best, last);
        boxes.removeUnordered(last);
    }

    private static AreaList copy(AreaList from) {
        AreaList to = new AreaList();
        for (int i = 0; i < from.size(); i++) {
            to.add(from.x1(i), from.y1(i), from.x2(i), from.y2(i));
        }
        return to;
    }

    private static boolean touch(AreaList list, int i, int j) {
        return list.x1(i) <= list.x2(j)
                && list.x1(j) <= list.x2(i)
                && list.y1(i) <= list.y2(j)
                && list.y1(j) <= list.y2(i);
    }

    private static boolean overlap(AreaList list, int i, int j) {
        return list.x1(i) < list.x2(j) && list.x1(j) < list.x2(i) && list.y1(i) < list.y2(j) && list.y1(j) < list.y2(i);
    }

    private static int area(AreaList list, int i) {
        return (list.x2(i) - list.x1(i)) * (list.y2(i) - list.y1(i));
    }

    private static int around(AreaList list, int i, int j) {
        return (Math.max(list.x2(i), list.x2(j)) - Math.min(list.x1(i), list.x1(j)))
                * (Math.max(list.y2(i), list.y2(j)) - Math.min(list.y1(i), list.y1(j)));
    }

    private static void join(AreaList list, int i, int j) {
        list.set(
                i,
                Math.min(list.x1(i), list.x1(j)),
                Math.min(list.y1(i), list.y1(j)),
                Math.max(list.x2(i), list.x2(j)),
                Math.max(list.y2(i), list.y2(j)));
    }
}
