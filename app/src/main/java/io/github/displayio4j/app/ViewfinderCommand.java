package io.github.displayio4j.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Frames of a file or folder through the whole engine.
@Command(
        name = "viewfinder",
        description = "Shows the JPEG frames of SOURCE on a panel, with a label and a sprite over them.",
        footer = {
            "",
            "In a window the frames come at the rate of the source, and the window closes on Escape or its close button.",
            "Without one they come as fast as the engine can, every frame is shown, and glass.png, glass.gif and",
            "report.json are written to --out.",
            "",
            "Keys in the window: space presses the shutter, C changes the mode, E the effect, M mirrors, R turns, + and -"
                    + " zoom, 0 fits, H shows the histogram, O takes the onion skin away, Q reads QR codes or not, Escape ends.",
            "",
            "Examples:",
            "  displayio4j viewfinder http://camera.local/stream --mode jpeg --to /media/card",
            "  displayio4j viewfinder sim --effect sepia --histogram",
            "  displayio4j viewfinder /dev/video0 --qr",
            "  displayio4j viewfinder clip.mjpeg --mode gif --to photos --shutter 10 --preview none"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ViewfinderCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SOURCE",
            description = {
                "A JPEG, a folder of JPEGs, or a file of concatenated frames (.mjpeg). `sim` is the simulated camera.",
                "-: frames on standard input; http://...: a network camera; exec:COMMAND: frames that a program writes;"
                        + " /dev/video0 or /dev/video0,640x480@30,mjpeg: a camera of Linux."
            })
    private String source = "";

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final LookOptions look = new LookOptions();

    @Override
    public Integer call() throws IOException {
        return new Run(panel, run, look).execute(source.equals("sim") ? null : source);
    }
}
