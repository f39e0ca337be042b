package dev.armature.core.time;

import java.util.concurrent.locks.LockSupport;

/// The machine's monotonic clock.
final class SystemClock implements Clock {

    static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
        long left = deadlineNanos - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = deadlineNanos - System.nanoTime();
        }
    }
}
