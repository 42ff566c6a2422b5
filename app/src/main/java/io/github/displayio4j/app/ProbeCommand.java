package io.github.displayio4j.app;

import io.github.displayio4j.app.linux.Probe;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What this machine has for panels.
@Command(
        name = "probe",
        description = "Lists what this machine has for panels and cameras, what is missing, and how to enable it.",
        mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    @Option(names = "--lines", description = "List every GPIO line with its name and who has it.")
    private boolean lines;

    @Override
    public Integer call() {
        if (!LinuxKernel.isSupported()) {
            throw new UnsupportedOperationException("probe needs a 64-bit Linux; this is "
                    + System.getProperty("os.name") + ". Emulated panels work here too");
        }
        System.out.print(new Probe(Path.of("/"), Rig.machine.get()).report(lines));
        return 0;
    }
}
