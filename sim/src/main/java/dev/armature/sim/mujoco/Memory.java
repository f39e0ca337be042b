package dev.armature.sim.mujoco;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.Pointer;

/// What a native object owns, seen from Java. After [#close()] every use of a view throws `IllegalStateException`
/// instead of touching freed memory.
final class Memory implements AutoCloseable {

    private final String owner;
    private final Pointer pointer;
    private final Arena arena = Arena.ofShared();

    /// @param owner what errors call it
    Memory(String owner, Pointer pointer) {
        this.owner = owner;
        this.pointer = pointer;
    }

    /// A view of memory that the object owns.
    ByteBuffer view(long address, long bytes) {
        // the cleanup holds the pointer, so that the collector never frees memory that a view still shows
        MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(bytes, arena, _ -> pointer.isNull());
        return memory.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    void check() {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException(owner + " is closed");
        }
    }

    /// Ends all views, then frees what they showed. Closing twice does nothing.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
            pointer.deallocate();
        }
    }
}
