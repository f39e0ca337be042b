package dev.armature.launch.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.live.LiveRun;
import dev.armature.sim.live.Stretch;
import java.util.List;
import java.util.Locale;

/// What episodes against the clock come to, in words.
public final class LiveText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String HEAD = """
            in real time  seed result   time x real  late  held  wait  tick     us infer.     ms   age     ms missed
                                           s   time ticks ticks    ms   p50    p99    p50    p99   p50    p99  looks
            """;

    private static final String FOOT = """

            late: ticks of 1 ms that were not done when the next was due. held: ticks in which the safety filter held
            the arm after it first moved; wait: before. tick: state, law and safety. age of actions: from what was seen
            to the first tick that acts on it. missed: looks that came and went while the policy computed. Inference
            and age leave out each episode's first.
            """;

    private LiveText() {}

    /// One second, in a line.
    public static String line(String name, long seed, Stretch s) {
        return text(
                "live %-12s seed %d %6.1f s  %.2f x real time  tick p50 %.1f us p99 %.1f us  late %d%s",
                name,
                seed,
                s.simulatedSeconds(),
                s.realTimeFactor(),
                micros(s.compute().quantileNanos(0.5)),
                micros(s.compute().quantileNanos(0.99)),
                s.late(),
                s.held() == 0 ? "" : "  held " + s.held());
    }

    /// How an episode ended, in a line.
    public static String outcome(LiveRun run) {
        return text(
                "live %-12s seed %d %6.1f s  %s",
                run.name(), run.seed(), run.simulatedSeconds(), run.success() ? "success" : run.failure());
    }

    /// All episodes, one a row.
    public static String table(List<LiveRun> runs) {
        StringBuilder out = new StringBuilder(HEAD);
        runs.forEach(run -> out.append(row(run)).append('\n'));
        return out.append(FOOT).toString();
    }

    private static String row(LiveRun run) {
        LiveRun.Ticks ticks = run.ticks();
        LiveRun.Chunks chunks = run.chunks();
        return text(
                "%-12s %5d %-7s %5.1f %6.2f %5d %5d %5d %5.1f %6.1f %6.2f %6.2f %5.1f %6.1f %6d",
                run.name(),
                run.seed(),
                run.success() ? "success" : "failed",
                run.simulatedSeconds(),
                run.realTimeFactor(),
                ticks.late(),
                ticks.held(),
                ticks.waited(),
                micros(ticks.compute().p50Nanos()),
                micros(ticks.compute().p99Nanos()),
                millis(chunks.inference().p50Nanos()),
                millis(chunks.inference().p99Nanos()),
                millis(chunks.age().p50Nanos()),
                millis(chunks.age().p99Nanos()),
                chunks.missed());
    }

    /// An evaluation's JSON with the episodes under `live`; untouched when there are none.
    public static String json(String evaluation, List<LiveRun> runs) {
        if (runs.isEmpty()) {
            return evaluation;
        }
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(evaluation);
            ArrayNode live = all.putArray("live");
            runs.forEach(run -> live.add(json(run)));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an evaluation that is no JSON", e);
        }
    }

    private static ObjectNode json(LiveRun run) {
        ObjectNode node = JSON.createObjectNode();
        node.put("sampler", run.name());
        node.put("seed", run.seed());
        node.put("success", run.success());
        node.put("failure", run.failure());
        node.put("simulated_s", run.simulatedSeconds());
        node.put("wall_s", run.wallSeconds());
        node.put("real_time_factor", run.realTimeFactor());
        LiveRun.Ticks ticks = run.ticks();
        node.put("ticks", ticks.count());
        node.put("late_ticks", ticks.late());
        node.put("waited_ticks", ticks.waited());
        node.put("held_ticks", ticks.held());
        latency(node, "tick", "us", ticks.compute(), NANOS_PER_MICRO);
        LiveRun.Chunks chunks = run.chunks();
        node.put("inferences", chunks.inferences());
        node.put("refused_chunks", chunks.refused());
        node.put("missed_observations", chunks.missed());
        node.put("first_action_age_ms", millis(chunks.firstAgeNanos()));
        latency(node, "inference", "ms", chunks.inference(), NANOS_PER_MILLI);
        latency(node, "action_age", "ms", chunks.age(), NANOS_PER_MILLI);
        return node;
    }

    private static void latency(ObjectNode node, String name, String unit, Latency latency, double nanosPerUnit) {
        node.put(name + "_p50_" + unit, latency.p50Nanos() / nanosPerUnit);
        node.put(name + "_p99_" + unit, latency.p99Nanos() / nanosPerUnit);
        node.put(name + "_max_" + unit, latency.maxNanos() / nanosPerUnit);
    }

    private static double micros(long nanos) {
        return nanos / NANOS_PER_MICRO;
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
