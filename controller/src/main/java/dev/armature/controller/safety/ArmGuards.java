package dev.armature.controller.safety;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.collision.ArmShape;
import dev.armature.controller.collision.Clearance;
import dev.armature.controller.limit.Barriers;
import dev.armature.controller.limit.Singularity;
import dev.armature.controller.limit.Workspace;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import org.ejml.data.DMatrixRMaj;

/// Looks round: what is near enough to be slowed for, and the barriers that the arm is kept from crossing.
final class ArmGuards {

    /// A barrier stands this much before the distance at which the ladder is climbed, so that an arm which
    /// rests against it is not on the ladder, in m.
    private static final double BEFORE = 0.001;

    /// The same before a singularity, in σ_min/σ_max: 30 becomes 28.7.
    private static final double BEFORE_SINGULARITY = 0.0015;

    /// How far barriers reach beyond where they stand, in m: the way on which the fastest hand can be stopped.
    private static final double REACH = 0.5;

    private static final double REACH_SINGULARITY = 0.06;

    /// Slower than this, in the barrier's unit/s, an arm does not approach.
    private static final double CREEP = 0.002;

    /// Within this of a barrier an arm is said to be halted by it.
    private static final double AT = 0.001;

    /// Seven joints cannot be kept from more things than this at once; the most urgent ones count.
    private static final int MOST = 16;

    private final GuardSettings settings;
    private final Clearance clearance;
    private final Singularity singularity;
    private final DMatrixRMaj J;
    private final Barriers barriers;
    private double nearest = Double.NaN;
    private double share = Double.NaN;
    private ServoStatus status = ServoStatus.INVALID;

    ArmGuards(RobotDescription robot, GuardSettings settings) {
        this.settings = settings;
        clearance = new Clearance(ArmShape.of(robot), settings.collision());
        singularity = new Singularity(robot.dof());
        J = new DMatrixRMaj(6, robot.dof());
        barriers = new Barriers(robot.dof(), most(robot, settings));
    }

    /// How many barriers are watched at once.
    static int most(RobotDescription robot, GuardSettings settings) {
        return Math.min(MOST, new Clearance(ArmShape.of(robot), settings.collision()).most() + 7);
    }

    /// Forgets what was measured before.
    void reset() {
        clearance.reset();
        singularity.reset();
    }

    /// The state cannot be trusted: there is nothing to look at.
    void blind() {
        barriers.clear();
        nearest = Double.NaN;
        share = Double.NaN;
        status = ServoStatus.INVALID;
    }

    /// Looks round from where the arm is.
    ///
    /// @param model updated to `state`
    /// @return a set of [SafetyReason#bit()]s
    int look(ArmModel model, RobotState state) {
        barriers.clear();
        status = ServoStatus.NO_WARNING;
        model.jacobian(J);
        int found = singularity(state);
        barriers.yielding();
        int from = barriers.count();
        double stop = settings.collision().stop();
        box(state);
        found |= near(state, from, settings.collision().slow() - stop, true);
        from = barriers.count();
        nearest = clearance.measure(model, REACH, stop + BEFORE, barriers);
        return found | near(state, from, settings.collision().slow() - stop, false);
    }

    private int singularity(RobotState state) {
        double stop = 1 / settings.stopCondition();
        double slow = 1 / settings.slowCondition();
        share = singularity.measure(J, slow + REACH_SINGULARITY, stop + BEFORE_SINGULARITY, barriers);
        if (share >= slow || barriers.count() == 0) {
            return 0;
        }
        double rate = barriers.rate(0, state.dq);
        if (rate > CREEP) {
            status = ServoStatus.DECELERATE_FOR_LEAVING_SINGULARITY;
        } else {
            status = barriers.distance(0) < AT
                    ? ServoStatus.HALT_FOR_SINGULARITY
                    : ServoStatus.DECELERATE_FOR_APPROACHING_SINGULARITY;
        }
        int found = SafetyReason.SINGULARITY_SLOW.bit();
        return share < stop && rate < -CREEP ? found | SafetyReason.SINGULARITY_STOP.bit() : found;
    }

    /// The six faces of the workspace.
    private void box(RobotState state) {
        Workspace box = settings.workspace();
        int dof = J.numCols;
        for (int axis = 0; axis < 3; axis++) {
            double at = state.X_BE.getTranslation().getElement(axis);
            for (int side = -1; side <= 1; side += 2) {
                double left = side < 0 ? at - box.min(axis) : box.max(axis) - at;
                double speed = 0;
                for (int i = 0; i < dof; i++) {
                    speed += side * J.data[axis * dof + i] * state.dq[i];
                }
                int slope = barriers.offer(left - BEFORE, speed, Clearance.BRAKE);
                if (slope != Barriers.NONE) {
                    for (int i = 0; i < dof; i++) {
                        barriers.slopes()[slope + i] = -side * J.data[axis * dof + i];
                    }
                }
            }
        }
    }

    /// What the barriers from `from` on mean.
    private int near(RobotState state, int from, double slow, boolean workspace) {
        int found = 0;
        for (int k = from; k < barriers.count(); k++) {
            double left = barriers.distance(k) + BEFORE;
            if (left < slow) {
                found |= (workspace ? SafetyReason.WORKSPACE_SLOW : SafetyReason.COLLISION_SLOW).bit();
                if (status != ServoStatus.HALT_FOR_COLLISION) {
                    status = left < BEFORE + AT ? ServoStatus.HALT_FOR_COLLISION : ServoStatus.DECELERATE_FOR_COLLISION;
                }
                if (left < 0 && barriers.rate(k, state.dq) < -CREEP) {
                    found |= (workspace ? SafetyReason.WORKSPACE_STOP : SafetyReason.COLLISION_STOP).bit();
                }
            }
        }
        return found;
    }

    /// What must not be crossed, as of the last look.
    Barriers barriers() {
        return barriers;
    }

    /// The least distance of the arm to itself or an obstacle in m, not more than 0.5; NaN when nothing was seen.
    double nearest() {
        return nearest;
    }

    /// The condition number of the Jacobian; NaN when nothing was seen.
    double condition() {
        return 1 / share;
    }

    /// In MoveIt Servo's words.
    ServoStatus status() {
        return status;
    }
}
