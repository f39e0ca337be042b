package dev.armature.controller.process;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.shared.ControlReport;
import dev.armature.core.shared.Joining;
import java.util.Collections;

/// A make-believe policy process: set-points for a while, then chunks, so that the control process's code for
/// both is compiled before a real one joins.
final class Rehearsal {

    private static final long PERIOD_NANOS = 50_000_000;
    private static final int ROWS = 8;
    private static final int TURN_TICKS = 900;

    /// How often it gives something, in ticks: often enough at whatever rate the ticks come.
    private static final int EACH_TICKS = 30;

    private static final double NEAR_HOME_M = 0.4;

    private final ControlEnd end;
    private final PolicySource source;
    private final Setpoint setpoint;
    private final ActionChunk chunk;
    private final RobotState state;
    private final ControlReport report = new ControlReport();
    private int tick;

    Rehearsal(RobotDescription robot, ControlLaw law, ControlEnd end, PolicySource source) {
        this.end = end;
        this.source = source;
        boolean joints = law == ControlLaw.JOINT_IMPEDANCE;
        state = new RobotState(robot.dof());
        setpoint = new Setpoint(robot.dof());
        setpoint.X_BE_d.getTranslation().set(NEAR_HOME_M, 0, NEAR_HOME_M);
        setpoint.X_BE_d.getRotation().setToRollOrientation(Math.PI);
        for (int i = 0; i < robot.dof(); i++) {
            setpoint.q_d[i] = robot.home().get(i);
        }
        int dim = joints ? robot.dof() : 3;
        ActionSpec actions = new ActionSpec(
                joints ? ActionSpec.Kind.JOINT_POSITION : ActionSpec.Kind.CARTESIAN_POSITION,
                Collections.nCopies(dim, "x"),
                Collections.nCopies(dim, joints ? "rad" : "m"),
                "base");
        chunk = new ActionChunk(actions, ROWS, PERIOD_NANOS);
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < dim; i++) {
                chunk.set(row, i, (float) (joints ? setpoint.q_d[i] : NEAR_HOME_M));
            }
        }
    }

    /// Before a tick of the loop: what both processes do each period.
    void tick(long nowNanos) {
        boolean setpoints = tick / TURN_TICKS % 2 == 0;
        if (tick % TURN_TICKS == 0) {
            source.begin(
                    setpoints ? Joining.setpoints(PERIOD_NANOS) : Joining.chunks(chunk.spec(), ROWS, PERIOD_NANOS));
        }
        end.publish(nowNanos, state, report);
        end.restart();
        if (tick % EACH_TICKS == EACH_TICKS / 2) {
            setpoint.timeNanos = nowNanos;
            setpoint.sequence++;
            end.setpoints().publish(setpoint);
            chunk.setStartNanos(nowNanos);
            end.chunks().publish(chunk);
        }
        tick++;
    }
}
