package dev.armature.sim.episode;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.law.AxisClip;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.loop.SetpointSource;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.schedule.ActionTarget;
import dev.armature.controller.schedule.Grip;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.matrix.interfaces.RotationMatrixReadOnly;

/// The 1 kHz loop round a twin, fed with end-effector positions at a policy's rate: the loop, law and
/// safety filter of `armature control`, with settings for policies of a table: the spring is clipped at 0.03 m, the
/// hand stays turned down, and the gripper is open or closed.
public final class ArmLoop {

    private static final RobotDescription ROBOT = Panda.description();

    private static final RotationMatrixReadOnly FINGERS_DOWN = new RotationMatrix(0, 0, Math.PI);

    private final Plant plant;
    private final ManualClock clock;
    private final ActionTarget target;
    private final ControlLoop loop;
    private final RobotState state = new RobotState(ROBOT.dof());
    private final float[] action = new float[TaskObserver.ACTION.dim()];
    private long aimedNanos;
    private long aims;
    private boolean aimed;

    /// A loop that accepts a target every `policyPeriodNanos`.
    ///
    /// @param plant the twin, or a wire to it
    /// @param clock of the twin
    public ArmLoop(Plant plant, ManualClock clock, long policyPeriodNanos) {
        this.plant = plant;
        this.clock = clock;
        target = target(plant);
        loop = around(plant, this::next, clock, policyPeriodNanos);
    }

    /// The loop that every task's arm runs in, whoever says where it goes.
    ///
    /// @param policyPeriodNanos how often targets come; after three without one the arm holds
    public static ControlLoop around(Plant plant, SetpointSource source, Clock clock, long policyPeriodNanos) {
        return new ControlLoop(
                ROBOT,
                plant,
                source,
                TargetSmoother.none(),
                new CartesianImpedance(ROBOT, gains()),
                new SafetyFilter(ROBOT, SafetySettings.forPolicyPeriod(policyPeriodNanos), plant.periodNanos()),
                clock);
    }

    /// What [TaskObserver#ACTION] means for the arm: fingers down, and all open or all closed.
    public static ActionTarget target(Plant plant) {
        return new ActionTarget(
                ROBOT, TaskObserver.ACTION, plant.periodNanos() * 1e-9, Grip.OPEN_OR_CLOSED, FINGERS_DOWN);
    }

    /// SERL's gains with a wider clip: free motion at 0.5 m/s instead of 0.2, and at most 60 N.
    private static CartesianImpedanceGains gains() {
        CartesianImpedanceGains d = CartesianImpedanceGains.defaults();
        return new CartesianImpedanceGains(
                d.translationalStiffness(),
                d.translationalDamping(),
                d.rotationalStiffness(),
                d.rotationalDamping(),
                d.translationalIntegral(),
                d.rotationalIntegral(),
                d.nullspaceStiffness(),
                d.joint1NullspaceFactor(),
                AxisClip.symmetric(0.03),
                AxisClip.symmetric(0.1));
    }

    /// Takes the arm's present state for the start, and forgets what it was sent to before.
    public void reset() {
        aimed = false;
        loop.reset();
        plant.read(state);
    }

    /// Sends the end effector somewhere, fingers down.
    ///
    /// @param action x, y, z in the base frame in m, then the gripper: below 0 close, else open; not modified. The
    ///     arm holds when one of them is not finite
    public void aim(float[] action) {
        System.arraycopy(action, 0, this.action, 0, this.action.length);
        aimedNanos = clock.nanoTime();
        aims++;
        aimed = true;
    }

    private Status next(long nowNanos, RobotState measured, Setpoint out) {
        if (!aimed) {
            return Status.MISSING;
        }
        target.apply(action, aims, measured, out);
        out.timeNanos = aimedNanos;
        return Status.OK;
    }

    /// One millisecond.
    public SafetyLevel tick() {
        return loop.tick();
    }

    /// The loop, for its counters and its safety filter.
    public ControlLoop loop() {
        return loop;
    }
}
