package dev.armature.launch.evaluation;

import dev.armature.launch.report.TopDown;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What stands on the table of a task, where it stands on average.
final class TableLayout {

    private static final int RESETS = 64;
    private static final int BOX = 6;
    private static final String X = "_x";

    private TableLayout() {}

    /// The bodies whose place the task shows to policies.
    static List<TopDown.Shape> of(Task task) {
        try (Model model = Scenes.load(task.name());
                TaskScene scene = new TaskScene(model)) {
            List<String> bodies = task.environmentNames().stream()
                    .filter(name -> name.endsWith(X))
                    .map(name -> name.substring(0, name.length() - X.length()))
                    .toList();
            double[] x = new double[bodies.size()];
            double[] y = new double[bodies.size()];
            for (int seed = 0; seed < RESETS; seed++) {
                scene.clear();
                task.reset(scene, new SplittableRandom(seed));
                scene.data().forward();
                for (int i = 0; i < x.length; i++) {
                    x[i] += scene.x(scene.body(bodies.get(i))) / RESETS;
                    y[i] += scene.y(scene.body(bodies.get(i))) / RESETS;
                }
            }
            List<TopDown.Shape> shapes = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                shapes.add(shape(model, bodies.get(i), scene.body(bodies.get(i)), new TopDown.Point(x[i], y[i])));
            }
            return shapes;
        }
    }

    private static TopDown.Shape shape(Model model, String name, int body, TopDown.Point centre) {
        int geom = model.ints("body_geomadr").get(body);
        double a = model.doubles("geom_size").get(3 * geom);
        return model.ints("geom_type").get(geom) == BOX
                ? new TopDown.Rectangle(
                        name, centre, a, model.doubles("geom_size").get(3 * geom + 1))
                : new TopDown.Circle(name, centre, a);
    }
}
