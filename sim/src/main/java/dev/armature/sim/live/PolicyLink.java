package dev.armature.sim.live;

import dev.armature.controller.loop.ChunkSource;
import dev.armature.controller.loop.PolicyWorker;
import dev.armature.controller.loop.SetpointSource;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.core.ActionChunk;
import dev.armature.core.Mailbox;
import dev.armature.core.Observation;
import dev.armature.core.Policy;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.time.Clock;
import dev.armature.sim.episode.ArmLoop;
import dev.armature.sim.episode.TaskObserver;
import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;

/// A twin and a policy that runs beside it, for one episode: observations go one way, chunks the other, each through a
/// mailbox. All but the worker belongs to the control thread and allocates nothing.
final class PolicyLink implements SetpointSource {

    /// Observations whose wall time is remembered: more than a chunk can be late by.
    private static final int REMEMBERED = 256;

    private final TaskScene scene;
    private final Clock wall;
    private final TaskObserver observer;
    private final Observation window;
    private final Mailbox<Observation> observations;
    private final ChunkScheduler scheduler;
    private final ChunkSource source;
    private final PolicyWorker worker;
    private final FirstApart ages = new FirstApart();
    private final FirstApart inferences = new FirstApart();
    private final long[] shownNanos = new long[REMEMBERED];
    private final long periodNanos;
    private long accepted;

    /// @param policy reset for the episode
    /// @param execute observations for each inference, ≥ 1
    /// @param wall by which the worker waits and measures
    PolicyLink(TaskScene scene, Task task, Policy policy, int execute, Clock wall) {
        this.scene = scene;
        this.wall = wall;
        periodNanos = policy.periodNanos();
        observer = new TaskObserver(task);
        window = new Observation(policy.observationSpec());
        observations = new Mailbox<>(() -> new Observation(policy.observationSpec()));
        Mailbox<ActionChunk> chunks =
                new Mailbox<>(() -> new ActionChunk(policy.actionSpec(), policy.horizon(), policy.periodNanos()));
        scheduler = new ChunkScheduler(policy.actionSpec(), policy.horizon(), policy.periodNanos(), 0, 0);
        source = new ChunkSource(chunks, scheduler, ArmLoop.target(scene.twin()));
        worker = new PolicyWorker(policy, execute, observations, chunks, wall, inferences::add);
    }

    /// Publishes what the scene looks like now, with the steps before it.
    void show() {
        scene.look();
        observer.look(scene);
        long now = scene.clock().nanoTime();
        shownNanos[slot(now)] = wall.nanoTime();
        observer.push(observer.state(), observer.environment(), window, now);
        observations.writable().copyFrom(window);
        observations.publish();
    }

    @Override
    public Status next(long nowNanos, RobotState state, Setpoint out) {
        Status status = source.next(nowNanos, state, out);
        if (scheduler.accepted() != accepted) {
            accepted = scheduler.accepted();
            ages.add(wall.nanoTime() - shownNanos[slot(scheduler.startNanos())]);
        }
        return status;
    }

    private int slot(long capturedNanos) {
        return (int) Math.floorMod(capturedNanos / periodNanos, (long) REMEMBERED);
    }

    /// The policy's side.
    PolicyWorker worker() {
        return worker;
    }

    /// What the policy's side did; only when its thread has ended.
    LiveRun.Chunks chunks() {
        return new LiveRun.Chunks(
                worker.inferences(),
                worker.refused() + scheduler.stale() + scheduler.notFinite(),
                worker.missed(),
                ages.first,
                inferences.others(),
                ages.others());
    }

    /// Durations of which the first is like no other: a policy begins without a warm start.
    private static final class FirstApart {

        private final TickTimes times = new TickTimes();
        private boolean begun;
        private long first;

        void add(long nanos) {
            if (begun) {
                times.add(nanos);
            } else {
                begun = true;
                first = nanos;
            }
        }

        Latency others() {
            return times.summary();
        }
    }
}
