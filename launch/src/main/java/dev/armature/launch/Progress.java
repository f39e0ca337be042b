package dev.armature.launch;

import dev.armature.core.time.Clock;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far long work is: a bar on a terminal, elsewhere a line every 10 % or 10 s, whichever comes
/// later. Goes to standard error, so that standard output stays for results. Any thread may report.
public final class Progress implements AutoCloseable {

    private static final long QUIET_NANOS = 10_000_000_000L;
    private static final int TENTHS = 10;

    private final String what;
    private final long total;
    private final PrintStream out;
    private final Clock clock;
    private final @Nullable ProgressBar bar;
    private final long startNanos;
    private long done;
    private long toldTenths;
    private long toldNanos;

    Progress(String what, long total, PrintStream out, Clock clock, boolean terminal) {
        if (total <= 0) {
            throw new IllegalArgumentException(what + ": a total of " + total + " is not positive");
        }
        this.what = what;
        this.total = total;
        this.out = out;
        this.clock = clock;
        this.startNanos = clock.nanoTime();
        this.toldNanos = startNanos;
        this.bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(out))
                        .build()
                : null;
    }

    /// Starts to tell about `what`, which is done after `total` steps.
    public static Progress of(String what, long total) {
        return new Progress(what, total, System.err, Clock.system(), Boolean.getBoolean("armature.terminal"));
    }

    /// One more step is done.
    public synchronized void step() {
        to(done + 1);
    }

    /// `done` of all steps are done.
    public synchronized void to(long done) {
        to(done, "");
    }

    /// `done` of all steps are done, and `note` says how well, such as `loss 0.012`.
    public synchronized void to(long done, String note) {
        this.done = done;
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(note);
            return;
        }
        long now = clock.nanoTime();
        long tenths = done * TENTHS / total;
        if (done >= total ? toldTenths < TENTHS : tenths > toldTenths && now - toldNanos >= QUIET_NANOS) {
            toldTenths = tenths;
            toldNanos = now;
            out.println(String.format(
                            Locale.ROOT,
                            "%s: %d/%d (%d %%) %.0f s %s",
                            what,
                            done,
                            total,
                            done * 100 / total,
                            (now - startNanos) * 1e-9,
                            note)
                    .stripTrailing());
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
