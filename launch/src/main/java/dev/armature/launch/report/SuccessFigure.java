package dev.armature.launch.report;

import dev.armature.sim.evaluate.EvaluationTable;
import java.util.List;

/// Success of each policy: a bar to the measured rate, and its 95 % interval.
final class SuccessFigure {

    private static final List<Double> TICKS = List.of(0.0, 25.0, 50.0, 75.0, 100.0);

    private SuccessFigure() {}

    static void draw(Markup out, EvaluationTable table) {
        Lanes lanes = new Lanes(out, "success of each policy with its 95 % interval", TICKS);
        for (int i = 0; i < table.rows().size(); i++) {
            EvaluationTable.Row row = table.rows().get(i);
            lanes.begin(i, row.name());
            lanes.bar(0, 100 * row.success().mean(), 7, 16, "faint");
            double low = 100 * row.interval().low();
            double high = 100 * row.interval().high();
            lanes.line(low, high, Lanes.HEIGHT / 2, Lanes.HEIGHT / 2, "whisker");
            lanes.line(low, low, 10, 20, "whisker");
            lanes.line(high, high, 10, 20, "whisker");
            lanes.dot(100 * row.success().mean(), 4.5, "mark");
            lanes.end(Quantity.percent(row.success().mean()));
        }
        lanes.finish(i -> Markup.number(TICKS.get(i)), "success, %");
    }
}
