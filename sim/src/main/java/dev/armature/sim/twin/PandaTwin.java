package dev.armature.sim.twin;

import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import java.nio.DoubleBuffer;
import java.util.Arrays;

/// A Franka Panda in MuJoCo behind the interface of the real one, in lock-step: [#write(Command)] moves
/// simulated time on by 1 ms.
///
/// As on the robot, gravity is compensated here and commanded torques come without it; the fingers close no
/// faster than the hand's 0.1 m/s, 0.05 m/s each. Not thread-safe.
public final class PandaTwin implements Plant {

    private static final long PERIOD_NANOS = 1_000_000;
    /// From the hand's frame to the end effector along z, in m.
    static final double HAND_TO_EE = 0.1034;

    private static final double FINGER_STEP_M = 0.05 * PERIOD_NANOS * 1e-9;

    private final RobotDescription description = Panda.description();
    private final Model model;
    private final Data data;
    private final ManualClock clock;
    private final ArmJoints joints;
    private final DoubleBuffer qpos;
    private final DoubleBuffer qvel;
    private final DoubleBuffer ctrl;
    private final DoubleBuffer torque;
    private final int[] torqueAt;
    private final DoubleBuffer xpos;
    private final DoubleBuffer xmat;
    private final double[] gravity;
    private final double[] tau;
    private final double[] tauMax;
    private final double gripperScale;
    private double fingerTarget;
    private double fingerCommand;
    private double actuatorGain = 1;
    private boolean weighed;

    /// A twin in `model`, whose step becomes 1 ms.
    ///
    /// @param data of `model`; stepped by this twin alone
    /// @param clock moved on by this twin
    public PandaTwin(Model model, Data data, ManualClock clock) {
        this.model = model;
        this.data = data;
        this.clock = clock;
        this.joints = ArmJoints.of(model);
        this.qpos = data.qpos();
        this.qvel = data.qvel();
        this.ctrl = data.ctrl();
        this.xpos = data.xpos();
        this.xmat = data.xmat();
        this.gravity = new double[model.nv()];
        this.tau = new double[description.dof()];
        this.tauMax =
                description.joints().stream().mapToDouble(JointLimits::tau).toArray();
        boolean motors = hasMotors();
        this.torque = motors ? data.ctrl() : data.qfrcApplied();
        this.torqueAt = motors ? joints.actuator() : joints.dof();
        this.gripperScale =
                model.doubles("actuator_ctrlrange").get(2 * joints.gripper() + 1) / (description.gripperWidthMax() / 2);
        model.doubles("opt.timestep").put(0, PERIOD_NANOS * 1e-9);
    }

    /// Puts the arm at rest at `q` (rad) with the gripper `width` (m) open. The caller places everything else,
    /// then calls [#settle()].
    public void start(double[] q, double width) {
        for (int i = 0; i < q.length; i++) {
            qpos.put(joints.qpos()[i], q[i]);
            qvel.put(joints.dof()[i], 0);
        }
        qpos.put(joints.finger()[0], width / 2);
        qpos.put(joints.finger()[1], width / 2);
        fingerTarget = width / 2;
        fingerCommand = width / 2;
        weighed = false;
        Arrays.fill(tau, 0);
    }

    /// Computes poses for what has been placed, without moving time.
    public void settle() {
        data.forward();
        weighed = false;
    }

    /// How strongly the motors answer: 1 as asked. A perturbation.
    public void setActuatorGain(double gain) {
        actuatorGain = gain;
    }

    @Override
    public void read(RobotState out) {
        weigh();
        out.timeNanos = clock.nanoTime();
        for (int i = 0; i < tau.length; i++) {
            out.q[i] = qpos.get(joints.qpos()[i]);
            out.dq[i] = qvel.get(joints.dof()[i]);
            out.tau_J[i] = applied(i);
            out.tau_J_d[i] = tau[i];
        }
        int r = 9 * joints.hand();
        int p = 3 * joints.hand();
        double zx = xmat.get(r + 2);
        double zy = xmat.get(r + 5);
        double zz = xmat.get(r + 8);
        out.X_BE
                .getRotation()
                .setAndNormalize(
                        xmat.get(r),
                        xmat.get(r + 1),
                        zx,
                        xmat.get(r + 3),
                        xmat.get(r + 4),
                        zy,
                        xmat.get(r + 6),
                        xmat.get(r + 7),
                        zz);
        out.X_BE
                .getTranslation()
                .set(
                        xpos.get(p) + HAND_TO_EE * zx,
                        xpos.get(p + 1) + HAND_TO_EE * zy,
                        xpos.get(p + 2) + HAND_TO_EE * zz);
        out.gripperWidth = gripperWidth();
    }

    @Override
    public void write(Command command) {
        weigh();
        for (int i = 0; i < tau.length; i++) {
            tau[i] = command.tau_J_d[i];
            torque.put(torqueAt[i], applied(i));
        }
        fingerTarget = Math.max(0, Math.min(description.gripperWidthMax(), command.gripperWidth)) / 2;
        double step = fingerTarget - fingerCommand;
        fingerCommand += Math.max(-FINGER_STEP_M, Math.min(FINGER_STEP_M, step));
        ctrl.put(joints.gripper(), fingerCommand * gripperScale);
        data.advance();
        weighed = false;
        clock.advance(PERIOD_NANOS);
    }

    /// Gravity's torques where the arm is now.
    private void weigh() {
        if (!weighed) {
            data.gravity(gravity);
            weighed = true;
        }
    }

    /// What the motors do: the last command and gravity where the arm is now, as its sensors feel it.
    private double applied(int i) {
        double total = actuatorGain * tau[i] + gravity[joints.dof()[i]];
        return Math.max(-tauMax[i], Math.min(tauMax[i], total));
    }

    @Override
    public long periodNanos() {
        return PERIOD_NANOS;
    }

    /// Opening between the fingers in m.
    public double gripperWidth() {
        return qpos.get(joints.finger()[0]) + qpos.get(joints.finger()[1]);
    }

    /// What the gripper was last asked for, in m.
    public double gripperTarget() {
        return 2 * fingerTarget;
    }

    /// A model with plain torque motors is driven through them; one with position servos (Menagerie's) gets its
    /// servos switched off and takes torques directly.
    private boolean hasMotors() {
        int width = model.doubles("actuator_biasprm").capacity() / model.nu();
        DoubleBuffer bias = model.doubles("actuator_biasprm");
        DoubleBuffer gain = model.doubles("actuator_gainprm");
        boolean motors = true;
        for (int actuator : joints.actuator()) {
            motors &= actuator >= 0 && bias.get(width * actuator + 1) == 0 && gain.get(width * actuator) == 1;
        }
        for (int actuator : joints.actuator()) {
            for (int i = 0; i < width && !motors && actuator >= 0; i++) {
                bias.put(width * actuator + i, 0);
                gain.put(width * actuator + i, 0);
            }
        }
        return motors;
    }
}
