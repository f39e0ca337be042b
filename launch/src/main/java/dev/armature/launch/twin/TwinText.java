package dev.armature.launch.twin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.sim.live.Stretch;
import dev.armature.sim.live.TickTimes;
import java.util.List;
import java.util.Locale;

/// What a [Stretch] of the twin's time comes to, in words.
public final class TwinText {

    private static final double NANOS_PER_MICRO = 1e3;

    private TwinText() {}

    /// One second, in a line.
    public static String line(Stretch s) {
        return String.format(
                Locale.ROOT,
                "%6.1f s  %.2f x real time  error %.1f mm  tick p50 %.1f us p99 %.1f us  late %d%s",
                s.simulatedSeconds(),
                s.realTimeFactor(),
                s.errorMm(),
                micros(s.compute(), 0.5),
                micros(s.compute(), 0.99),
                s.late(),
                s.held() == 0 ? "" : "  held " + s.held());
    }

    /// A whole run, in some lines.
    public static List<String> summary(Stretch s) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "simulated      %.1f s in %.1f s: %.2f x real time",
                        s.simulatedSeconds(),
                        s.wallSeconds(),
                        s.realTimeFactor()),
                String.format(
                        Locale.ROOT,
                        "error          %.1f mm rms, %.1f mm at most, from target to end effector",
                        s.errorMm(),
                        s.maxErrorMm()),
                "tick           " + times(s.compute()) + " for state, law and safety",
                "physics        " + times(s.physics()) + " for a millisecond",
                String.format(
                        Locale.ROOT,
                        "ticks          %d, of which late %d, held by the safety filter %d",
                        s.ticks(),
                        s.late(),
                        s.held()));
    }

    /// What came of serving the twin, in a line.
    public static String served(Serving.Report r) {
        return String.format(
                Locale.ROOT,
                "served         %.1f s of the robot's clock in %.1f s; commands lost: %d",
                r.simulatedSeconds(),
                r.wallSeconds(),
                r.lost());
    }

    /// The same as a line of JSON.
    public static String json(Stretch s) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("simulated_s", s.simulatedSeconds());
        node.put("wall_s", s.wallSeconds());
        node.put("real_time_factor", s.realTimeFactor());
        node.put("error_rms_mm", s.errorMm());
        node.put("error_max_mm", s.maxErrorMm());
        node.put("tick_p50_us", micros(s.compute(), 0.5));
        node.put("tick_p99_us", micros(s.compute(), 0.99));
        node.put("tick_max_us", s.compute().maxNanos() / NANOS_PER_MICRO);
        node.put("physics_p50_us", micros(s.physics(), 0.5));
        node.put("physics_p99_us", micros(s.physics(), 0.99));
        node.put("ticks", s.ticks());
        node.put("late_ticks", s.late());
        node.put("held_ticks", s.held());
        return node.toString();
    }

    private static String times(TickTimes times) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f us, p99 %.1f us, longest %.1f us",
                micros(times, 0.5),
                micros(times, 0.99),
                times.maxNanos() / NANOS_PER_MICRO);
    }

    private static double micros(TickTimes times, double p) {
        return times.quantileNanos(p) / NANOS_PER_MICRO;
    }
}
