package dev.armature.core.shared;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// A counter in shared memory that moves as long as its process does, and the time when it last did.
///
/// One process beats. The other believes its own clock alone: alive is who has beaten since it last looked.
public final class Heartbeat {

    static final int BYTES = 64;

    private static final VarHandle COUNT = ValueLayout.JAVA_LONG.varHandle();

    private final MemorySegment memory;
    private long seen;
    private long seenNanos;
    private boolean watched;

    /// @param memory of [#BYTES], zeros at first
    Heartbeat(MemorySegment memory) {
        this.memory = memory;
    }

    /// The one who lives: once more.
    ///
    /// @param nowNanos the machine's monotonic clock
    public void beat(long nowNanos) {
        memory.set(ValueLayout.JAVA_LONG, Long.BYTES, nowNanos);
        COUNT.setRelease(memory, 0L, (long) COUNT.getOpaque(memory, 0L) + 1);
    }

    /// The one who watches: how long it has not seen a beat. Allocates nothing.
    ///
    /// @param nowNanos the watcher's clock
    /// @return in ns; 0 at the first look and after [#restart()]
    public long silentNanos(long nowNanos) {
        long count = (long) COUNT.getAcquire(memory, 0L);
        if (count != seen || !watched) {
            watched = true;
            seen = count;
            seenNanos = nowNanos;
        }
        return nowNanos - seenNanos;
    }

    /// The one who watches: begins to count silence anew, for another one's heart.
    public void restart() {
        watched = false;
    }

    /// When it last beat, on the machine's monotonic clock, as the one who lives says.
    public long timeNanos() {
        return memory.get(ValueLayout.JAVA_LONG, Long.BYTES);
    }
}
