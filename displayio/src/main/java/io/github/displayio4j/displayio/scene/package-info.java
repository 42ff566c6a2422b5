/// What the engine and the tools know of a scene beyond its public face: clock, gate, damage, rows of values, dither.
/// Not exported.
package io.github.displayio4j.displayio.scene;
