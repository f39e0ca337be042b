package dev.armature.benchmarks;

import dev.armature.controller.realtime.AwakeProcessors;
import dev.armature.controller.realtime.RealTime;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How late the 1 kHz loop of `armature control` wakes, against a C program that does nothing but wake: both
/// with SCHED_FIFO, locked memory and processors that are kept awake, in turns of a second, first alone and then with a
/// policy's process
/// that allocates 300 MB/s beside them.
///
/// A pause of 20 ms would end a Franka's motion. A machine, a virtual one above all, stands still now and
/// then by itself: a pause counts as the loop's own unless one of the C programs that wake on each core with
/// a higher priority waited at least half as long at the same moment.
public final class WakeUp implements Benchmark {

    private static final double GOAL = 1.25;
    private static final long PAUSE_NANOS = 20_000_000;
    /// Short turns: what the machine does meanwhile meets both alike.
    private static final int TICKS = 1000;

    private final String name;
    private final int idleTurns;
    private final int loadedTurns;
    private final int loadedTicks;

    /// About a minute.
    public WakeUp() {
        this("wakeup", 15, 15, TICKS);
    }

    /// @param idleTurns turns of a second of each, alone
    /// @param loadedTurns turns beside the policy
    /// @param loadedTicks of Java in each of these; C has 1000
    WakeUp(String name, int idleTurns, int loadedTurns, int loadedTicks) {
        this.name = name;
        this.idleTurns = idleTurns;
        this.loadedTurns = loadedTurns;
        this.loadedTicks = loadedTicks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String describes() {
        return "how late the 1 kHz loop of the control process wakes, alone and beside 300 MB/s of garbage, against C";
    }

    @Override
    public String needs() {
        return "real-time rights, cc";
    }

    @Override
    public String takes() {
        int seconds = 10 + 2 * idleTurns * TICKS / 1000 + loadedTurns * (TICKS + loadedTicks) / 1000;
        return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }

    @Override
    public List<Figure> run(Path workFolder) throws IOException, InterruptedException {
        RealTimeThread.enter(RealTime.thread(RealtimeConfig.ENFORCE)).close();
        List<Figure> figures = new ArrayList<>();
        Lateness c = new Lateness();
        Lateness java = new Lateness();
        Lateness cLoaded = new Lateness();
        Lateness javaLoaded = new Lateness();
        List<Lateness.Pause> pauses = new ArrayList<>();
        List<Lateness.Pause> own;
        try (AwakeProcessors awake = AwakeProcessors.hold();
                WakeUpRounds rounds = new WakeUpRounds(workFolder)) {
            for (int turn = 0; turn < idleTurns; turn++) {
                c.add(rounds.c(TICKS));
                java.add(rounds.java(TICKS));
            }
            rounds.startPolicy();
            for (int turn = 0; turn < loadedTurns; turn++) {
                cLoaded.add(rounds.c(TICKS));
                javaLoaded.add(rounds.java(loadedTicks));
            }
            pauses.addAll(java.pauses(PAUSE_NANOS));
            pauses.addAll(javaLoaded.pauses(PAUSE_NANOS));
            own = pauses.stream().filter(pause -> !rounds.witnessed(pause)).toList();
        }
        figures.addAll(figures("idle", c, java));
        figures.addAll(figures("loaded", cLoaded, javaLoaded));
        figures.add(new Figure(
                name + ".own_pauses",
                own.size(),
                "1",
                pauses.size() + " pauses of 20 ms or more in " + (idleTurns * TICKS + loadedTurns * loadedTicks) / 1000
                        + " s, of which witnesses in C saw the others",
                Double.NaN,
                0,
                own.isEmpty()));
        return figures;
    }

    private List<Figure> figures(String when, Lateness c, Lateness java) {
        return List.of(figure(when + "_p99_us", c, java, 0.99), figure(when + "_p999_us", c, java, 0.999));
    }

    private Figure figure(String what, Lateness c, Lateness java, double p) {
        double ratio = java.micros(p) / c.micros(p);
        String against = String.format(
                Locale.ROOT,
                "C program %.1f us; longest %.0f us, of C %.0f us",
                c.micros(p),
                java.micros(1),
                c.micros(1));
        return new Figure(name + "." + what, java.micros(p), "us", against, ratio, GOAL, ratio <= GOAL);
    }
}
