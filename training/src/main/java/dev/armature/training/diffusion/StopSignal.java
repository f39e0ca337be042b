package dev.armature.training.diffusion;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks a training to stop at its next step: on Ctrl-C or from another thread. While it is open the process waits for
/// the checkpoint before it ends.
///
/// A flag and no interrupt: what draws the curves may swallow an interrupt, and the training would go on.
public final class StopSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-training");
    private volatile boolean stopped;

    /// A signal that Ctrl-C gives too.
    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Asks to stop.
    public void stop() {
        stopped = true;
    }

    /// Whether anyone asked.
    public boolean stopped() {
        return stopped;
    }

    /// The training has ended and written what it had.
    @Override
    public void close() {
        closed.countDown();
        if (!stopped) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the process is ending just now; the hook finds that there is nothing to wait for
                stopped = true;
            }
        }
    }

    private void stopAndWait() {
        stopped = true;
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stopped = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
