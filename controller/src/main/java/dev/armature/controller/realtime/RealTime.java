package dev.armature.controller.realtime;

/// What a control thread asks of the machine.
///
/// @param config what happens when it is not granted
/// @param priority of SCHED_FIFO, 1..99
/// @param lockMemory whether all memory of the process, present and future, is kept from being paged out. For a small
///     process of its own: a large one may not be able to grow any more
public record RealTime(RealtimeConfig config, int priority, boolean lockMemory) {

    /// Below the kernel's own threads that serve interrupts and above all programs that do not ask.
    public static final int PRIORITY = 80;

    private static final int MOST = 99;

    /// @throws IllegalArgumentException when the priority is not within 1..99
    public RealTime {
        if (priority < 1 || priority > MOST) {
            throw new IllegalArgumentException("a real-time priority is within 1..99, not " + priority);
        }
    }

    /// For a process that does nothing but control: priority 80 and locked memory.
    public static RealTime process(RealtimeConfig config) {
        return new RealTime(config, PRIORITY, true);
    }

    /// For one thread of a process that does other things too: priority 80.
    public static RealTime thread(RealtimeConfig config) {
        return new RealTime(config, PRIORITY, false);
    }
}
