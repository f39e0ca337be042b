package dev.armature.launch;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// Ctrl-C as an interrupt: long work ends at its next safe place instead of being cut off, and what it has stored stays
/// whole.
public final class Interrupts {

    private static final long PATIENCE_SECONDS = 15;

    private Interrupts() {}

    /// Runs `work` on this thread; Ctrl-C interrupts it and waits until it has ended.
    ///
    /// @param wayOn what to tell whoever pressed Ctrl-C, such as the command that goes on
    public static <T> T guard(Callable<T> work, String wayOn) throws Exception {
        Thread worker = Thread.currentThread();
        // not the thread's own end: after its work it waits for the process to end, and that waits for the hook
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    worker.interrupt();
                    System.err.println("\nInterrupted. " + wayOn);
                    await(ended);
                },
                "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            ended.countDown();
            forget(hook);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LoggerFactory.getLogger(Interrupts.class).warn("work did not end within {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
