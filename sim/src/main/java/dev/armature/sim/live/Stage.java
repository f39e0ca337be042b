package dev.armature.sim.live;

import dev.armature.controller.arm.Panda;
import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// A scene whose arm is ready to be moved: a task's, or a user's own model.
///
/// @param model closed with the scene
/// @param scene settled, the arm at rest
public record Stage(Model model, TaskScene scene) implements AutoCloseable {

    private static final RobotDescription PANDA = Panda.description();
    private static final String HOME = "home";

    /// The start of an episode of `task`.
    public static Stage of(Task task, long seed) {
        Stage stage = in(Scenes.load(task.name()));
        TaskScene scene = stage.scene;
        scene.clear();
        scene.twin().start(task.ready(), PANDA.gripperWidthMax());
        task.reset(scene, new SplittableRandom(seed));
        scene.twin().settle();
        return stage;
    }

    /// A user's MJCF with a Panda in it, at its keyframe `home` or else with the arm at the Panda's home.
    ///
    /// @throws UserError when the file is missing or no model, the model has no Panda, or its `home` is out of the
    ///     Panda's reach
    public static Stage of(Path file) {
        Stage stage = in(Model.load(file));
        try {
            stage.home();
            return stage;
        } catch (UserError e) {
            stage.close();
            throw e;
        }
    }

    private static Stage in(Model model) {
        try {
            return new Stage(model, new TaskScene(model));
        } catch (UserError e) {
            model.close();
            throw e;
        }
    }

    private void home() {
        scene.clear();
        double[] q = PANDA.home().stream().mapToDouble(Double::doubleValue).toArray();
        double width = PANDA.gripperWidthMax();
        if (model.has(ObjType.KEY, HOME)) {
            scene.data().resetKey(model.id(ObjType.KEY, HOME));
            RobotState state = new RobotState(q.length);
            scene.twin().settle();
            scene.twin().read(state);
            q = state.q;
            width = state.gripperWidth;
            check(q);
        }
        scene.twin().start(q, width);
        scene.twin().settle();
    }

    private void check(double[] q) {
        for (int i = 0; i < q.length; i++) {
            JointLimits joint = PANDA.joints().get(i);
            if (!(q[i] > joint.qMin() && q[i] < joint.qMax())) {
                throw new UserError(
                        model.source() + ": key '" + HOME + "'",
                        "puts joint" + (i + 1) + " at " + q[i] + " rad",
                        "A Panda's joint" + (i + 1) + " moves within " + joint.qMin() + ".." + joint.qMax() + " rad.");
            }
        }
    }

    @Override
    public void close() {
        scene.close();
        model.close();
    }
}
