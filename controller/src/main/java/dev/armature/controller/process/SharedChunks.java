package dev.armature.controller.process;

import dev.armature.controller.loop.ChunkSource;
import dev.armature.controller.loop.SetpointSource;
import dev.armature.controller.schedule.ActionTarget;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Mailbox;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.SharedMailbox;

/// Targets from the chunks of another process.
final class SharedChunks implements SetpointSource {

    private static final int BLEND_STEPS = 2;
    private static final long DECELERATION_NANOS = 100_000_000;

    private final SharedMailbox<ActionChunk> shared;
    private final Mailbox<ActionChunk> chunks;
    private final ChunkSource source;

    /// @param tickSeconds time between two calls of [#next] in s
    /// @throws IllegalArgumentException when `robot` cannot take actions of this kind and number
    SharedChunks(
            SharedMailbox<ActionChunk> shared,
            RobotDescription robot,
            ActionSpec actions,
            int horizon,
            long periodNanos,
            double tickSeconds) {
        this.shared = shared;
        chunks = new Mailbox<>(() -> new ActionChunk(actions, horizon, periodNanos));
        source = new ChunkSource(
                chunks,
                new ChunkScheduler(actions, horizon, periodNanos, BLEND_STEPS, DECELERATION_NANOS),
                new ActionTarget(robot, actions, tickSeconds));
    }

    @Override
    public Status next(long nowNanos, RobotState state, Setpoint out) {
        if (shared.poll(chunks.writable())) {
            chunks.publish();
        }
        return source.next(nowNanos, state, out);
    }
}
