package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import io.github.displayio4j.displayio.vectorio.Circle;
import java.util.*;

/// Circles that bounce.
final class BouncyBalls implements Example {
    private static final int BALLS = 12;
    private static final int SIZE = 9;

    @Override
    public void run(Board board) {
        Palette palette = new Palette(BALLS);
        Group group = new Group();
        board.show(group);
        List<Ball> balls = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < BALLS; i++) {
            palette.set(i, 0x40 * (i % 4) << 16 | 0xff - 0x14 * i << 8 | 0x15 * i);
            // start in the middle of the screen
            Circle shape = new Circle(palette, SIZE, board.width() / 2, board.height() / 2);
            shape.setColorIndex(i);
            balls.add(new Ball(shape, random.nextDouble(-5, 5), random.nextDouble(-4, 4)));
            group.append(shape);
        }
        while (board.sleep(0.03)) {
            balls.forEach(ball -> ball.update(board));
        }
    }

    /// Place and velocity of a ball.
    private static final class Ball {
        private final Circle shape;
        private double x;
        private double y;
        private double vx;
        private double vy;

        Ball(Circle shape, double vx, double vy) {
            this.shape = shape;
            this.x = shape.x();
            this.y = shape.y();
            this.vx = vx;
            this.vy = vy;
        }

        void update(Board board) {
            x += vx;
            y += vy;
            vx = x <= 0 || x > board.width() ? -vx : vx; // bounce!
            vy = y <= 0 || y > board.height() ? -vy : vy;
            shape.moveTo((int) x, (int) y);
        }
    }
}
