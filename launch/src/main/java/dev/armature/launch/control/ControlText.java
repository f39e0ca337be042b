package dev.armature.launch.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetyReason;
import dev.armature.core.shared.Joining;
import dev.armature.core.shared.OperatorEnd;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a control process has to say.
public final class ControlText {

    private ControlText() {}

    /// What the machine granted.
    static String rights(RealTimeThread rights) {
        if (rights.grants().isEmpty()) {
            return "an ordinary thread, as asked: enough for a twin";
        }
        String granted = "real time: " + rights.granted();
        return rights.complete()
                ? granted
                : granted + "; " + rights.refused() + ": enough for a twin, not for a robot. " + rights.wayOut();
    }

    /// Who has come or gone.
    static String joining(Joining joining) {
        return switch (joining.gives()) {
            case NOTHING -> "policy process " + joining.generation() + " has left: the arm holds";
            case SETPOINTS ->
                text(
                        "policy process %d gives set-points every %.0f ms",
                        joining.generation(), joining.periodNanos() * 1e-6);
            case CHUNKS ->
                text(
                        "policy process %d gives chunks of %d rows, %.0f ms each",
                        joining.generation(), joining.horizon(), joining.periodNanos() * 1e-6);
        };
    }

    /// What an operator has ordered.
    static String order(OperatorEnd.Order order) {
        return switch (order) {
            case STOP -> "an operator stops the arm: it holds until 'armature control recover'";
            case RECOVER -> "an operator lets the arm go on";
        };
    }

    /// One second, in a line.
    static String line(double seconds, ControlProcess loop) {
        SafetyFilter safety = loop.loop().safety();
        SafetyLevel level = safety.level();
        return text(
                "%6.1f s  %s%s  policy %s  missed periods %d",
                seconds,
                level,
                why(level, safety.reasons()),
                loop.serving() == 0 ? "none" : String.valueOf(loop.serving()),
                loop.overruns());
    }

    /// Why the arm is held and, where only an operator can end that, how.
    static String why(SafetyLevel level, int reasons) {
        String why = level == SafetyLevel.RUN || reasons == 0 ? "" : " (" + reasons(reasons) + ")";
        boolean latched = level == SafetyLevel.FAULT || SafetyReason.STOP_ASKED.in(reasons);
        return latched ? why + " until 'armature control recover'" : why;
    }

    private static String reasons(int reasons) {
        return Arrays.stream(SafetyReason.values())
                .filter(reason -> reason.in(reasons))
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /// A whole run, in some lines.
    public static List<String> summary(ControlProcess loop) {
        long ticks = loop.loop().ticks();
        return List.of(
                text(
                        "ticks          %d, held by the safety filter %d",
                        ticks, loop.loop().held()),
                text(
                        "missed         %d periods, %d in a row at most: %.4f of all ticks in time",
                        loop.overruns(), loop.longestOverrun(), inTime(loop)),
                text(
                        "safety         %s, the ladder climbed %d times",
                        loop.loop().safety().level(), loop.loop().safety().climbs()));
    }

    /// The same as a line of JSON.
    public static String json(ControlProcess loop) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ticks", loop.loop().ticks());
        node.put("held_ticks", loop.loop().held());
        node.put("missed_periods", loop.overruns());
        node.put("longest_miss_periods", loop.longestOverrun());
        node.put("in_time", inTime(loop));
        node.put("level", loop.loop().safety().level().name());
        node.put("climbs", loop.loop().safety().climbs());
        return node.toString();
    }

    private static double inTime(ControlProcess loop) {
        double ticks = loop.loop().ticks();
        return ticks == 0 ? 0 : ticks / (ticks + loop.overruns());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
