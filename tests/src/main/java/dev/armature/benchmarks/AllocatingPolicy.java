package dev.armature.benchmarks;

import dev.armature.core.time.Clock;

/// Stands in for a policy's process beside the control process: allocates 300 MB a second, of which 64 MB
/// stay for a while, until it is killed.
final class AllocatingPolicy {

    private static final int BYTES_PER_MILLI = 300_000;
    private static final int PIECE = 3000;
    private static final int KEPT = 64_000_000 / PIECE;
    private static final long MILLI = 1_000_000;

    private AllocatingPolicy() {}

    public static void main(String[] args) {
        Clock clock = Clock.system();
        byte[][] kept = new byte[KEPT][];
        int at = 0;
        long due = clock.nanoTime();
        System.out.println("allocating");
        while (true) {
            for (int bytes = 0; bytes < BYTES_PER_MILLI; bytes += PIECE) {
                kept[at] = new byte[PIECE];
                at = (at + 1) % KEPT;
            }
            due += MILLI;
            clock.sleepUntil(due);
        }
    }
}
