package dev.armature.core.shared;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// The latest value from one process to another, without lock or allocation: two slots in shared memory and a
/// counter, a sequence lock whose writer never stands in the reader's way.
///
/// One writer calls [#publish]. Any number of readers, each with an object of its own, call [#poll] and see
/// whole values only, also when the writer dies in the middle of one. Value `n` lies in slot `n mod 2`; a
/// reader that has copied it looks whether `n` is still the newest, because the next but one would lie in the
/// same place.
///
/// @param <T> a mutable value that is filled in place
public final class SharedMailbox<T> {

    /// How often a reader begins anew when the writer overtakes it, before it makes do with what it has.
    private static final int TRIES = 4;

    private static final int LINE = 64;
    private static final VarHandle COUNT = ValueLayout.JAVA_LONG.varHandle();

    private final Form<T> form;
    private final MemorySegment memory;
    private final MemorySegment copy;
    private final Cursor shared;
    private final Cursor own;
    private final long slot;
    private long seen;

    /// @param memory of [#bytes(Form)], zeros at first
    SharedMailbox(Form<T> form, MemorySegment memory) {
        this.form = form;
        this.memory = memory;
        slot = lines(form.bytes());
        copy = Arena.ofAuto().allocate(form.bytes(), Long.BYTES);
        shared = new Cursor(memory);
        own = new Cursor(copy);
    }

    /// How much memory one takes: a cache line for the counter and whole lines for each slot.
    static long bytes(Form<?> form) {
        return LINE + 2 * lines(form.bytes());
    }

    private static long lines(int bytes) {
        return (bytes + LINE - 1L) / LINE * LINE;
    }

    /// Writer: makes `value` the newest. Not modified.
    public void publish(T value) {
        long count = (long) COUNT.getOpaque(memory, 0L);
        // whoever sees a part of this value sees also that the one before it was complete
        VarHandle.storeStoreFence();
        form.put(value, shared.to(at(count + 1)));
        COUNT.setRelease(memory, 0L, count + 1);
    }

    /// Reader: takes what is new, if anything is.
    ///
    /// @param out overwritten when this returns true, else left as it is
    /// @return whether something was new
    public boolean poll(T out) {
        long count = (long) COUNT.getAcquire(memory, 0L);
        for (int i = 0; i < TRIES && count != seen; i++) {
            MemorySegment.copy(memory, at(count), copy, 0, form.bytes());
            VarHandle.loadLoadFence();
            long after = (long) COUNT.getOpaque(memory, 0L);
            if (after == count) {
                seen = count;
                form.get(own.to(0), out);
                return true;
            }
            VarHandle.acquireFence();
            count = after;
        }
        return false;
    }

    /// Reader: does not want what has been published so far.
    public void skip() {
        seen = (long) COUNT.getAcquire(memory, 0L);
    }

    private long at(long count) {
        return LINE + (count & 1) * slot;
    }
}
