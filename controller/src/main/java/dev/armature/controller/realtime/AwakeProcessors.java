package dev.armature.controller.realtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps all processors from sleeping while it is open: a thread that is woken on a sleeping one comes tens of
/// microseconds later, most of all in a virtual machine. It is the kernel's own way, a latency of 0 µs asked for at
/// `/dev/cpu_dma_latency` and kept as long as the file is open; cyclictest does so too. It costs power, and by default
/// only root may; where it is refused nothing happens.
public final class AwakeProcessors implements AutoCloseable {

    private static final Path LATENCY = Path.of("/dev/cpu_dma_latency");

    private final @Nullable FileChannel held;

    private AwakeProcessors(@Nullable FileChannel held) {
        this.held = held;
    }

    /// Keeps them awake, if this user may.
    public static AwakeProcessors hold() {
        return hold(LATENCY);
    }

    /// Lets them sleep as they like.
    public static AwakeProcessors none() {
        return new AwakeProcessors(null);
    }

    static AwakeProcessors hold(Path latency) {
        try {
            FileChannel file = FileChannel.open(latency, StandardOpenOption.WRITE);
            file.write(ByteBuffer.allocate(Integer.BYTES));
            return new AwakeProcessors(file);
        } catch (IOException e) {
            return none();
        }
    }

    /// Whether they are kept awake.
    public boolean held() {
        return held != null;
    }

    @Override
    public void close() {
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
