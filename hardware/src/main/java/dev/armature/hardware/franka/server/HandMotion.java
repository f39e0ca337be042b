package dev.armature.hardware.franka.server;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.GripperStatus;
import org.jspecify.annotations.Nullable;

/// Opens, closes and grasps with a plant's gripper, a millisecond at a time. One thread.
final class HandMotion {

    private static final double DT = 1e-3;

    /// The hand's own limit for the opening, in m/s.
    private static final double FASTEST = 0.1;

    /// Slower than this for [#RESTING] the fingers have stopped, in m/s.
    private static final double STILL = 1e-3;

    private static final int RESTING = 100;

    /// How near to a width counts as there, in m.
    private static final double THERE = 2e-3;

    /// Closed on an object the target goes this far beyond it, in m: that presses.
    private static final double PRESS = 0.02;

    private final double maxWidth;
    private @Nullable GripperRequest running;
    private GripperRequest.@Nullable Grasp grasp;
    private double target;
    private double goal;
    private double speed;
    private double before;
    private int still;
    private boolean placed;

    HandMotion(double maxWidth) {
        this.maxWidth = maxWidth;
    }

    /// Begins a motion. A grasp that stands ends.
    ///
    /// @return whether the request is sound
    boolean begin(GripperRequest request) {
        switch (request) {
            case GripperRequest.Homing homing -> {
                goal = maxWidth;
                speed = FASTEST / 2;
            }
            case GripperRequest.Move move -> {
                if (!(move.width() >= 0 && move.width() <= maxWidth + THERE && move.speed() > 0)) {
                    return false;
                }
                goal = Math.min(move.width(), maxWidth);
                speed = Math.min(move.speed(), FASTEST);
            }
            case GripperRequest.Grasp asked -> {
                if (!(asked.width() >= 0 && asked.width() <= maxWidth && asked.speed() > 0 && asked.force() > 0)) {
                    return false;
                }
                goal = 0;
                speed = Math.min(asked.speed(), FASTEST);
            }
            default -> {
                return false;
            }
        }
        running = request;
        grasp = null;
        still = 0;
        return true;
    }

    /// Stops where it is; a grasp that stands ends.
    ///
    /// @return whether a motion was running
    boolean stop() {
        boolean moved = running != null;
        running = null;
        grasp = null;
        target = before;
        goal = before;
        return moved;
    }

    /// One millisecond.
    ///
    /// @param state measured
    /// @param out the gripper's width is overwritten
    /// @return how a motion ended, when it ended now
    @Nullable
    GripperStatus tick(RobotState state, Command out) {
        if (!placed) {
            placed = true;
            target = state.gripperWidth;
            goal = target;
            before = target;
        }
        double step = speed * DT;
        target += Math.clamp(goal - target, -step, step);
        still = Math.abs(state.gripperWidth - before) < STILL * DT ? still + 1 : 0;
        before = state.gripperWidth;
        GripperRequest now = running;
        boolean blocked = now instanceof GripperRequest.Grasp && state.gripperWidth - target > PRESS;
        if (blocked) {
            target = state.gripperWidth - PRESS;
        }
        out.gripperWidth = Math.max(0, target);
        boolean ended = now != null && still >= RESTING && (blocked || target == goal);
        return ended && now != null ? end(now, state.gripperWidth) : null;
    }

    private GripperStatus end(GripperRequest ended, double width) {
        running = null;
        if (ended instanceof GripperRequest.Grasp asked) {
            goal = target;
            grasp = holds(asked, width) ? asked : null;
            return grasp != null ? GripperStatus.SUCCESS : GripperStatus.UNSUCCESSFUL;
        }
        return Math.abs(width - goal) < THERE ? GripperStatus.SUCCESS : GripperStatus.UNSUCCESSFUL;
    }

    /// Whether an object is held.
    boolean grasped() {
        GripperRequest.Grasp held = grasp;
        return held != null && holds(held, before);
    }

    private static boolean holds(GripperRequest.Grasp asked, double width) {
        return width >= asked.width() - asked.epsilonInner() && width <= asked.width() + asked.epsilonOuter();
    }
}
