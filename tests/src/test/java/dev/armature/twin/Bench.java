package dev.armature.twin;

import static dev.armature.twin.Law.PANDA;

import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.safety.GuardSettings;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.twin.PandaTwin;
import java.nio.DoubleBuffer;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple3D.Vector3D;

/// A law in its loop round the MuJoCo twin, safety filter included, and a finger that pushes at its hand.
final class Bench implements AutoCloseable {

    private static final long MILLI = 1_000_000;

    private final Model model = Scenes.load("lift");
    private final Data data = model.newData();
    private final ManualClock clock = new ManualClock(0);
    private final PandaTwin twin = new PandaTwin(model, data, clock);
    private final int hand = model.id(ObjType.BODY, "hand");
    private final DoubleBuffer centres = data.doubles("xipos");
    private final DoubleBuffer pushed = data.xfrcApplied();
    private final Vector3D lever = new Vector3D();
    private final Vector3D moment = new Vector3D();

    final ControlLoop loop;
    final RobotState state = new RobotState(PANDA.dof());
    /// What the law shall do; anybody may change it between ticks.
    final Setpoint setpoint = new Setpoint(PANDA.dof());

    /// At rest at `q` in rad, where the set-point is too.
    Bench(Law law, double[] q) {
        loop = new ControlLoop(
                PANDA,
                twin,
                this::next,
                law.smoother(),
                law.make(),
                new SafetyFilter(
                        PANDA, SafetySettings.forPolicyPeriod(50 * MILLI).with(GuardSettings.none()), MILLI),
                clock);
        twin.start(q, 0.04);
        twin.settle();
        twin.read(state);
        setpoint.X_BE_d.set(state.X_BE);
        System.arraycopy(q, 0, setpoint.q_d, 0, q.length);
        setpoint.gripperWidth = 0.04;
        loop.reset();
    }

    private Status next(long nowNanos, RobotState measured, Setpoint out) {
        out.copyFrom(setpoint);
        out.timeNanos = nowNanos;
        return Status.OK;
    }

    /// One millisecond, with `force` in N at the end effector in base axes.
    void tick(Vector3D force) {
        RigidBodyTransform X = state.X_BE;
        lever.set(centres.get(3 * hand), centres.get(3 * hand + 1), centres.get(3 * hand + 2));
        lever.sub(X.getTranslationX(), X.getTranslationY(), X.getTranslationZ());
        lever.negate();
        moment.cross(lever, force);
        pushed.put(6 * hand, force.getX());
        pushed.put(6 * hand + 1, force.getY());
        pushed.put(6 * hand + 2, force.getZ());
        pushed.put(6 * hand + 3, moment.getX());
        pushed.put(6 * hand + 4, moment.getY());
        pushed.put(6 * hand + 5, moment.getZ());
        loop.tick();
        twin.read(state);
    }

    /// How far the end effector is from `where`, in mm.
    double millimetresFrom(RigidBodyTransform where) {
        return 1e3 * state.X_BE.getTranslation().differenceNorm(where.getTranslation());
    }

    /// How far the end effector is turned against `where`, in degrees.
    double degreesFrom(RigidBodyTransform where) {
        return Math.toDegrees(state.X_BE.getRotation().distance(where.getRotation()));
    }

    @Override
    public void close() {
        data.close();
        model.close();
    }
}
