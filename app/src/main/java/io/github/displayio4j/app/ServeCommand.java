package io.github.displayio4j.app;

import io.github.displayio4j.camera.FrameFeed;
import io.github.displayio4j.camera.FrameLease;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.camera.MjpegServer;
import io.github.displayio4j.camera.PhotoStore;
import io.github.displayio4j.camera.Shutter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A camera, or the glass of a panel, as a web page.
@Command(
        name = "serve",
        description = {
            "Serves the frames of SOURCE as an MJPEG stream and a small web page.",
            "",
            "With --glass it serves what a panel shows: the viewfinder runs on it, and what its glass shows is"
                    + " encoded again. Only this machine can connect unless an address is given; everybody who can"
                    + " reach that sees the picture and, with --to, may take photos."
        },
        footer = {
            "",
            "Paths: / the page, /stream the frames, /shot.jpg the newest one, /report.json, POST /capture.",
            "",
            "Examples:",
            "  displayio4j serve /dev/video0 --port 8080",
            "  displayio4j serve http://camera.local/stream --address 0.0.0.0 --to /media/card",
            "  displayio4j serve sim --glass --panel ssd1306-128x64",
            "",
            "It ends on Ctrl-C. Exit codes: 0 done, 1 failed, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", arity = "0..1", description = "As `viewfinder` takes it.")
    private @Nullable String source;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Where to listen; 0.0.0.0: everywhere. Default: the loopback address.")
    private @Nullable String address;

    @Option(names = "--port", paramLabel = "N", description = "Default: 8080; 0: a free one.")
    private int port = 8080;

    @Option(names = "--clients", paramLabel = "N", description = "Most connections. Default: ${DEFAULT-VALUE}.")
    private int clients = 8;

    @Option(names = "--to", paramLabel = "DIR", description = "Existing folder for photos; without it there are none.")
    private @Nullable Path folder;

    @Option(names = "--glass", description = "Serve the glass of a panel that shows the source.")
    private boolean glass;

    @Option(names = "--seconds", paramLabel = "N", description = "End after so long. Default: on Ctrl-C.")
    private @Nullable Double seconds;

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Override
    public Integer call() throws IOException {
        InetAddress where = address();
        if (port < 0 || port > 65535) {
            throw new UsageException("--port must be 0..65535, not " + port);
        }
        if (clients < 1 || clients > 1000) {
            throw new UsageException("--clients must be 1..1000, not " + clients);
        }
        if (seconds != null && !(seconds > 0 && seconds <= 1e9)) {
            throw new UsageException("--seconds must be more than 0, not " + seconds);
        }
        Shutter shutter = folder == null ? null : new Shutter(PhotoStore.open(folder));
        long end = seconds == null ? Long.MAX_VALUE : System.nanoTime() + Math.round(seconds * 1e9);
        try (Interrupt interrupt = Interrupt.listen();
                FrameFeed camera = FrameFeed.builder(FrameSources.open("sim".equals(source) ? null : source, -1))
                        .loops(true)
                        .start();
                GlassStream stream = glass ? new GlassStream(camera, panel) : null;
                FrameFeed served = stream == null ? null : FrameFeed.start(stream)) {
            MjpegServer.Builder builder = MjpegServer.builder(served == null ? camera : served)
                    .address(where)
                    .port(port)
                    .mostClients(clients)
                    .report(() -> String.format(
                            Locale.ROOT,
                            "{\"late\":%d,\"unreadable\":%d,\"refused\":%d}",
                            camera.late(),
                            camera.unreadable(),
                            camera.refused()));
            if (shutter != null) {
                builder.capture(() -> photo(camera, shutter));
            }
            try (MjpegServer server = builder.start()) {
                System.out.println(camera.name() + " at " + server.address());
                System.out.flush();
                while (!interrupt.isRaised() && System.nanoTime() < end && !(camera.hasEnded() && served == null)) {
                    Thread.sleep(50);
                }
            }
            String problem = camera.problem();
            if (camera.received() == 0) {
                throw new IOException(
                        camera.name() + ": no frame has come" + (problem == null ? "" : " (" + problem + ")"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (shutter != null) {
                shutter.close();
            }
        }
        return 0;
    }

    private InetAddress address() {
        if (address == null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new UsageException("--address must be an address of this machine, not " + address);
        }
    }

    /// Saves the newest frame of the camera.
    private static String photo(FrameFeed camera, Shutter shutter) throws IOException {
        FrameLease frame = camera.newest();
        if (frame == null) {
            throw new IOException("no frame has come yet");
        }
        try {
            return String.valueOf(shutter.take(frame).get(30, TimeUnit.SECONDS).getFileName());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new IOException("the photo was not saved within 30 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
