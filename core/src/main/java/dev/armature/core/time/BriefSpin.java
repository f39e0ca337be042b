package dev.armature.core.time;

/// Whether a wait is worth staying awake for. A thread that sleeps comes back tens of microseconds late,
/// which is most of what a lock-step exchange takes; a thread that waits long should sleep at once. So a wait
/// is spun through while the last one was short, for as long as a short one takes, and never where there is
/// one core only.
///
/// One for each waiting thread; allocates nothing.
public final class BriefSpin {

    /// A wait up to this is short, in ns: longer than a lock-step exchange with both sides asleep, shorter
    /// than the 1 kHz period.
    private static final long SHORT_NANOS = 300_000;

    private static final boolean SEVERAL_CORES = Runtime.getRuntime().availableProcessors() > 1;

    private boolean worth;

    /// Whether to look once more instead of going to sleep.
    ///
    /// @param waitedNanos how long this wait has lasted
    public boolean goesOn(long waitedNanos) {
        if (worth && waitedNanos < SHORT_NANOS) {
            Thread.onSpinWait();
            return true;
        }
        return false;
    }

    /// Says how long a wait was when it is over.
    public void waited(long nanos) {
        worth = SEVERAL_CORES && nanos < SHORT_NANOS;
    }
}
