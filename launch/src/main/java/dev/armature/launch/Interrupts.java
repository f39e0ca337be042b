package dev.armature.launch;

import java.util.concurrent.Callable;

/// Ctrl-C as an interrupt: long work ends at its next safe place instead of being cut off, and what it has
/// stored stays
/// whole.
public final class Interrupts {

    private static final long PATIENCE_MILLIS = 15_000;

    private Interrupts() {}

    /// Runs `work` on this thread; Ctrl-C interrupts it and waits until it has ended.
    ///
    /// @param wayOn what to tell whoever pressed Ctrl-C, such as the command that goes on
    public static <T> T guard(Callable<T> work, String wayOn) throws Exception {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(
                () -> {
                    worker.interrupt();
                    System.err.println("\nInterrupted. " + wayOn);
                    try {
                        worker.join(PATIENCE_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is ending already: the hook is what brought us here
            return;
        }
    }
}
