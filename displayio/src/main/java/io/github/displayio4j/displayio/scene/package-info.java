/// What the engine knows of a scene beyond its public face: clock, gate and damage. Not exported.
package io.github.displayio4j.displayio.scene;
