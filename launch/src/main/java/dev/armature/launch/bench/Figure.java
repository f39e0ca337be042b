package dev.armature.launch.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One measured number beside what it is compared to.
///
/// @param name what was measured, such as `physics.steps_per_s`
/// @param value the measurement, in `unit`
/// @param unit SI unit or `1`
/// @param against what it is compared to, with its own number, such as `C program 17230 1/s`; empty
///     when to nothing
/// @param ratio the measurement over what it is compared to; NaN when to nothing
/// @param goal what the project asks of `ratio`, or of `value` when there is no ratio
/// @param holds whether the goal is met
public record Figure(String name, double value, String unit, String against, double ratio, double goal, boolean holds) {

    /// The figure as one line of JSON. Numbers that are not finite become `null`.
    public String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name);
        put(node, "value", value);
        node.put("unit", unit);
        node.put("against", against);
        put(node, "ratio", ratio);
        put(node, "goal", goal);
        node.put("holds", holds);
        return node.toString();
    }

    private static void put(ObjectNode node, String key, double number) {
        if (Double.isFinite(number)) {
            node.put(key, number);
        } else {
            node.putNull(key);
        }
    }
}
