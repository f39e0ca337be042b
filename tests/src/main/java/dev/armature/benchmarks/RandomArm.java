package dev.armature.benchmarks;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.loop.SetpointSource;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.task.TaskScene;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A Panda in MuJoCo that is sent somewhere else all the time, sometimes to where no number leads. It moves as
/// commanded ([#chase()]), or is put somewhere else each tick ([#jump()]), at speeds that no arm has there.
/// Commands reach MuJoCo's actuators, but the step follows only when the next tick is asked for, so that a
/// stopwatch round the loop's tick sees the controller alone.
final class RandomArm implements Plant, SetpointSource {

    private static final int NO_NUMBER_IN = 1000;
    /// A target stands for up to so many ticks.
    private static final int STANDS = 500;
    /// Share of the way to a limit that states stay within: at a limit the filter would only stop.
    private static final double SHARE = 0.95;

    private final TaskScene scene;
    private final List<JointLimits> joints = Panda.description().joints();
    private final int[] qpos = new int[joints.size()];
    private final int[] dof = new int[joints.size()];
    private final int[] actuator = new int[joints.size()];
    private final DoubleBuffer ctrl;
    private final double[] tau = new double[joints.size()];
    private final Setpoint target = new Setpoint(joints.size());
    private final Command command = new Command(joints.size());
    private final RandomGenerator random;
    private int left;

    RandomArm(TaskScene scene, long seed) {
        this.scene = scene;
        this.random = new SplittableRandom(seed);
        Model model = scene.model();
        ctrl = scene.data().ctrl();
        for (int i = 0; i < qpos.length; i++) {
            String name = "joint" + (i + 1);
            qpos[i] = model.qposAddress(name);
            dof[i] = model.dofAddress(name);
            actuator[i] = model.id(ObjType.ACTUATOR, name);
        }
    }

    /// A millisecond later, where the last command has brought it.
    void chase() {
        scene.twin().write(command);
        if (left-- <= 0) {
            left = random.nextInt(STANDS);
            aim();
        }
    }

    /// Somewhere else, a millisecond later.
    void jump() {
        Data data = scene.data();
        for (int i = 0; i < qpos.length; i++) {
            JointLimits joint = joints.get(i);
            double middle = (joint.qMin() + joint.qMax()) / 2;
            double reach = SHARE * (joint.qMax() - joint.qMin()) / 2;
            data.qpos().put(qpos[i], middle + random.nextDouble(-reach, reach));
            data.qvel().put(dof[i], random.nextDouble(-SHARE, SHARE) * joint.dq());
        }
        data.forward();
        aim();
        clock().advance(periodNanos());
    }

    private void aim() {
        target.sequence++;
        target.X_BE_d.getTranslation()
                .set(random.nextDouble(-0.9, 0.9), random.nextDouble(-0.9, 0.9), random.nextDouble(-0.3, 1.3));
        target.X_BE_d.getRotation()
                .setYawPitchRoll(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5), random.nextDouble(-3, 3));
        target.gripperWidth = random.nextInt(NO_NUMBER_IN) == 0 ? Double.NaN : random.nextDouble(0, 0.08);
    }

    ManualClock clock() {
        return scene.clock();
    }

    @Override
    public Status next(long nowNanos, RobotState state, Setpoint out) {
        out.copyFrom(target);
        out.timeNanos = nowNanos;
        return Status.OK;
    }

    @Override
    public void read(RobotState out) {
        scene.twin().read(out);
        System.arraycopy(tau, 0, out.tau_J_d, 0, tau.length);
    }

    @Override
    public void write(Command command) {
        System.arraycopy(command.tau_J_d, 0, this.command.tau_J_d, 0, tau.length);
        this.command.gripperWidth = command.gripperWidth;
        for (int i = 0; i < tau.length; i++) {
            tau[i] = command.tau_J_d[i];
            ctrl.put(actuator[i], tau[i]);
        }
    }

    @Override
    public long periodNanos() {
        return scene.twin().periodNanos();
    }
}
