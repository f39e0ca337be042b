package dev.armature.launch.twin;

import dev.armature.core.Mailbox;
import dev.armature.core.time.Clock;
import dev.armature.sim.live.Stretch;
import java.io.PrintWriter;
import java.util.function.Function;

/// Tells each second of a running twin from a thread of its own, so that no tick waits for a terminal.
public final class NewsReader implements AutoCloseable {

    private static final long LOOK_NANOS = 50_000_000;

    private final Mailbox<Stretch> news;
    private final PrintWriter out;
    private final Function<Stretch, String> line;
    private final Thread thread;

    /// Starts to tell what comes in `news` on `out`.
    ///
    /// @param line what to say of a second
    public NewsReader(Mailbox<Stretch> news, PrintWriter out, Function<Stretch, String> line) {
        this.news = news;
        this.out = out;
        this.line = line;
        thread = Thread.ofPlatform().daemon().name("twin-news").start(this::read);
    }

    private void read() {
        Clock clock = Clock.system();
        while (!Thread.currentThread().isInterrupted()) {
            if (news.poll()) {
                out.println(line.apply(news.latest()));
                out.flush();
            }
            clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
        }
    }

    /// Ends after the line at hand.
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
