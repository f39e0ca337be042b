package dev.armature.sim.episode;

import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import dev.armature.core.TensorSpec;
import dev.armature.core.UserError;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.List;

/// What of a task's scene policies and datasets see, under LeRobot's names.
public final class TaskObserver {

    /// The arm: end effector in the base frame in m, opening between the fingers in m.
    public static final String STATE = "observation.state";

    /// The objects: whatever the task observes.
    public static final String ENVIRONMENT = "observation.environment_state";

    /// Names of [#STATE].
    public static final List<String> STATE_NAMES = List.of("ee_x", "ee_y", "ee_z", "gripper_width");

    /// What every task takes: where the end effector shall be, and the gripper from -1 (close) to +1 (open).
    public static final ActionSpec ACTION = new ActionSpec(
            ActionSpec.Kind.CARTESIAN_POSITION, List.of("x", "y", "z", "gripper"), List.of("m", "m", "m", "1"), "base");

    /// What the elements of both are in.
    private static final String UNIT = "m";

    /// A policy's unit when it does not say one.
    private static final String NOT_SAID = "1";

    private final Task task;
    private final float[] state = new float[STATE_NAMES.size()];
    private final float[] environment;

    /// An observer of `task`.
    public TaskObserver(Task task) {
        this.task = task;
        this.environment = new float[task.environmentNames().size()];
    }

    /// Refuses a policy that looks at something this task does not show, or at the same in another unit. A policy
    /// whose unit is `1` says none: it learned from data that does not, and is taken at its word.
    ///
    /// @param who the policy's name, for the message
    public static void require(String who, ObservationSpec wanted, Task task) {
        for (TensorSpec tensor : wanted.tensors()) {
            List<String> offered = tensor.name().equals(STATE)
                    ? STATE_NAMES
                    : tensor.name().equals(ENVIRONMENT) ? task.environmentNames() : List.of();
            if (!offered.equals(tensor.names())) {
                throw new UserError(
                        who,
                        "looks at " + tensor.name() + " " + tensor.names() + ", but task '" + task.name() + "' shows "
                                + offered,
                        "Use a policy that was trained on this task.");
            }
            if (!tensor.unit().equals(UNIT) && !tensor.unit().equals(NOT_SAID)) {
                throw new UserError(
                        who,
                        "looks at " + tensor.name() + " in the unit '" + tensor.unit() + "', but task '" + task.name()
                                + "' shows it in '" + UNIT + "'",
                        "Use a policy that was trained on demonstrations in SI units.");
            }
        }
    }

    /// Reads the scene. [TaskScene#look()] must have been called.
    public void look(TaskScene scene) {
        state[0] = (float) scene.eeX();
        state[1] = (float) scene.eeY();
        state[2] = (float) scene.eeZ();
        state[3] = (float) scene.gripperWidth();
        task.observe(scene, environment);
    }

    /// The arm at the last [#look(TaskScene)]; the array itself.
    public float[] state() {
        return state;
    }

    /// The objects at the last [#look(TaskScene)]; the array itself.
    public float[] environment() {
        return environment;
    }

    /// Appends one look to a policy's window.
    ///
    /// @param arm `observation.state`
    /// @param objects `observation.environment_state`
    /// @param captureNanos when they were seen
    public void push(float[] arm, float[] objects, Observation out, long captureNanos) {
        for (int i = 0; i < out.spec().tensors().size(); i++) {
            boolean isArm = out.spec().tensors().get(i).name().equals(STATE);
            out.push(i, isArm ? arm : objects, captureNanos);
        }
    }
}
