package dev.armature.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The latest value from one thread to another, without lock or allocation: a triple buffer.
///
/// One writer fills [#writable()] and calls [#publish()]; one reader calls [#latest()]. The reader always sees a whole
/// value; what was published in between is overwritten, which is what set-points and states want.
///
/// @param <T> a mutable value that is filled in place
public final class Mailbox<T> {

    private static final int FRESH = 4;
    private static final int INDEX = 3;

    private final Object[] slots;
    private final AtomicInteger middle = new AtomicInteger(1);
    private int back;
    private int front = 2;
    private boolean received;

    /// A mailbox whose three slots are made by `maker`.
    public Mailbox(Supplier<T> maker) {
        slots = new Object[] {maker.get(), maker.get(), maker.get()};
    }

    /// Writer: the slot to fill. Holds an old value; overwrite all of it.
    @SuppressWarnings("unchecked") // only the maker's values are ever stored
    public T writable() {
        return (T) slots[back];
    }

    /// Writer: hands over the filled slot.
    public void publish() {
        back = middle.getAndSet(back | FRESH) & INDEX;
    }

    /// Reader: takes what is new, if anything is. Returns whether [#latest()] has changed.
    public boolean poll() {
        if ((middle.get() & FRESH) == 0) {
            return false;
        }
        front = middle.getAndSet(front) & INDEX;
        received = true;
        return true;
    }

    /// Reader: the value of the last successful [#poll()]; the maker's own value before that.
    @SuppressWarnings("unchecked") // only the maker's values are ever stored
    public T latest() {
        return (T) slots[front];
    }

    /// Reader: whether anything was ever received.
    public boolean received() {
        return received;
    }
}
