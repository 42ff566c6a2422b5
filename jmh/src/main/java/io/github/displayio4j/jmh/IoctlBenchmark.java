package io.github.displayio4j.jmh;

import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What the JVM adds to an ioctl: a `Device` asks a file how much can be read (FIONREAD, the cheapest of all),
/// against the barest call there is, which tells the JVM nothing and keeps no errno. The difference is ours.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IoctlBenchmark {
    private static final long FIONREAD = 0x541b;
    private static final MethodHandle BARE = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(2),
                    Linker.Option.critical(false));

    private final MemorySegment answer = Arena.ofAuto().allocate(4, 4);
    private Path file = Path.of("");
    private Device device = Device.adopt(LinuxKernel.ofMachine(), "none", 0);
    private int bareFd;

    /// A benchmark that is not set up yet.
    public IoctlBenchmark() {}

    /// Opens a file of three bytes twice.
    @Setup
    public void open() throws IOException {
        file = Files.write(Files.createTempFile("ioctl", ".bin"), new byte[] {1, 2, 3});
        Kernel kernel = LinuxKernel.ofMachine();
        device = Device.open(kernel, file.toString(), Kernel.O_RDONLY);
        bareFd = kernel.open(file.toString(), Kernel.O_RDONLY);
        if (ioctl() != 3 || ioctlByBareCall() != 3) {
            throw new IllegalStateException("FIONREAD must say 3 on both sides");
        }
    }

    /// Closes and deletes it.
    @TearDown
    public void close() throws IOException {
        device.close();
        LinuxKernel.ofMachine().close(bareFd);
        Files.delete(file);
    }

    /// Ours: errno captured, checked, ready to be thrown.
    @Benchmark
    public int ioctl() throws IOException {
        device.ioctl("FIONREAD", FIONREAD, answer);
        return answer.get(ValueLayout.JAVA_INT, 0);
    }

    /// The barest call.
    @Benchmark
    public int ioctlByBareCall() {
        try {
            int result = (int) BARE.invokeExact(bareFd, FIONREAD, answer.address());
            return result < 0 ? result : answer.get(ValueLayout.JAVA_INT, 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
