package io.github.displayio4j.panels.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives test methods a `PanelBench`: a panel as it leaves the shop, on a bus on a virtual clock. On a class it
/// holds
/// for all of its methods, on a method or a parameter for that one. Each test gets a bench of its own.
///
/// ```java
/// @EmulatedPanel("st7789-240x240")
/// class MyDriverTest {
///     @Test
///     void fillsTheGlass(PanelBench bench) {
///         new MyDriver(bench::command, bench::data, bench::sleepMillis).fill(0xF800);
///         GlassAssertions.assertGlass((x, y) -> 0xFF0000, bench.glass());
///     }
/// }
/// ```
///
/// A test that fails leaves the recording of its bus and what the glass showed in `target/glass`; see
/// `GlassAssertions`.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith(EmulatedPanelExtension.class)
public @interface EmulatedPanel {
    /// Name of the catalogue, or path of a file that describes a panel.
    String value();

    /// What a word on the data lines is: 8 bits with a D/C pin, or 9 bits of which the first is D/C.
    boolean nineBits() default false;

    /// Seed of what is in the panel's memory when power comes on, and of its luck.
    long seed() default 2026;

    /// Whether somebody else has used the panel before: its registers hold anything that is legal.
    boolean usedBefore() default false;

    /// How probable it is, 0..1, that a command that comes too early after a reset or SLPOUT is lost.
    double lossy() default 0;

    /// Clock of SPI in Hz for `PanelBench.command` and `PanelBench.data`; 0 for the highest of the data sheet.
    int hertz() default 0;
}
