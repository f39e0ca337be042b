package dev.armature.controller.loop;

import dev.armature.controller.schedule.ActionTarget;
import dev.armature.controller.schedule.ChunkPhase;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.core.ActionChunk;
import dev.armature.core.Mailbox;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;

/// Targets from a policy's chunks, which another thread publishes. After the last chunk has ended and decelerated it
/// says [Status#STALE], and the safety filter holds; the same when three chunks in a row are not finite. A chunk of
/// another shape is a [Status#FAULT] for good, whatever came before it: the target stays where it is.
public final class ChunkSource implements SetpointSource {

    /// After so many chunks with a number that is not finite the policy is not believed any more.
    private static final int REFUSED_IN_ROW = 3;

    private final Mailbox<ActionChunk> chunks;
    private final ChunkScheduler scheduler;
    private final ActionTarget target;
    private boolean broken;

    /// @param chunks what the policy's thread publishes
    public ChunkSource(Mailbox<ActionChunk> chunks, ChunkScheduler scheduler, ActionTarget target) {
        this.chunks = chunks;
        this.scheduler = scheduler;
        this.target = target;
    }

    @Override
    public Status next(long nowNanos, RobotState state, Setpoint out) {
        if (chunks.poll() && scheduler.offer(chunks.latest(), nowNanos) == Status.FAULT) {
            broken = true;
        }
        ChunkPhase phase = scheduler.sample(nowNanos);
        if (broken) {
            return Status.FAULT;
        }
        if (phase == ChunkPhase.EMPTY) {
            return Status.MISSING;
        }
        if (state.finite()) {
            target.apply(scheduler.due(), scheduler.serial(), state, out);
        }
        if (phase == ChunkPhase.HOLDING || scheduler.notFiniteInRow() >= REFUSED_IN_ROW) {
            return Status.STALE;
        }
        out.timeNanos = nowNanos;
        return Status.OK;
    }
}
