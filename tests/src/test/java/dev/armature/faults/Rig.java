package dev.armature.faults;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.loop.SetpointSource;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.ManualClock;
import org.jspecify.annotations.Nullable;

/// A simulated Panda in the loop of the robot, a tick of a millisecond at a time, and what to look at afterwards.
final class Rig {

    static final RobotDescription PANDA = Panda.description();
    static final long MILLI = 1_000_000;
    /// A policy of 20 Hz.
    static final long POLICY = 50 * MILLI;

    final ManualClock clock = new ManualClock(0);
    final RigidArm arm = new RigidArm(PANDA, MILLI);
    final RobotState state = new RobotState(7);
    final ControlLoop loop;
    /// What the loop is sent to, when it is made with [#Rig(SafetySettings)].
    final Setpoint target = new Setpoint(7);

    Rig(SafetySettings settings) {
        this(settings, null, null);
    }

    /// @param source of targets; null for [#target], always fresh
    /// @param plant around the arm; null for the arm itself
    Rig(SafetySettings settings, @Nullable SetpointSource source, FaultyPlant.@Nullable Around plant) {
        Plant driven = plant == null ? arm : plant.around(arm);
        loop = new ControlLoop(
                PANDA,
                driven,
                source == null ? this::fresh : source,
                TargetSmoother.none(),
                new CartesianImpedance(PANDA, CartesianImpedanceGains.defaults()),
                new SafetyFilter(PANDA, settings, MILLI),
                clock);
        arm.read(state);
        target.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, target.q_d, 0, 7);
        loop.reset();
    }

    static SafetySettings usual() {
        return SafetySettings.forPolicyPeriod(POLICY);
    }

    private Status fresh(long nowNanos, RobotState measured, Setpoint out) {
        out.copyFrom(target);
        out.timeNanos = nowNanos;
        return Status.OK;
    }

    SafetyLevel tick() {
        SafetyLevel level = loop.tick();
        clock.advance(MILLI);
        arm.read(state);
        return level;
    }

    SafetyLevel ticks(int count) {
        SafetyLevel level = loop.safety().level();
        for (int i = 0; i < count; i++) {
            level = tick();
        }
        return level;
    }

    double fastestJoint() {
        double most = 0;
        for (int i = 0; i < 7; i++) {
            JointLimits joint = PANDA.joints().get(i);
            most = Math.max(most, Math.abs(state.dq[i]) / joint.dq());
        }
        return most;
    }

    /// Height of the hand's lowest point over the table's, from its link frame and the data sheet, in m.
    double palm() {
        ArmModel model = new ArmModel(PANDA);
        model.update(state.q, state.dq);
        double[] left = new double[3];
        double[] right = new double[3];
        double c = 0.073 * Math.sqrt(0.5);
        model.point(7, -c, -c, 0.141, left, 0);
        model.point(7, c, c, 0.141, right, 0);
        return Math.min(left[2], right[2]) - 0.045;
    }
}
