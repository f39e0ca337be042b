package dev.armature.sim.live;

import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.task.Progress;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.function.LongPredicate;

/// What happens between two ticks of a live episode: the task is judged, an observation is published, and the episode
/// ends when it is over or the policy has failed. As often as in [EpisodeRunner].
final class LiveReferee implements LongPredicate {

    private static final long NOT_YET = -1;

    private final Task task;
    private final TaskScene scene;
    private final ControlLoop loop;
    private final PolicyLink link;
    private final Progress progress;
    private final long ticksPerObservation;
    private final long mostTicks;
    private long waited = NOT_YET;

    LiveReferee(Task task, TaskScene scene, ControlLoop loop, PolicyLink link) {
        this.task = task;
        this.scene = scene;
        this.loop = loop;
        this.link = link;
        long period = scene.twin().periodNanos();
        progress = new Progress(task.milestones());
        ticksPerObservation = EpisodeRunner.POLICY_RATE.periodNanos() / period;
        mostTicks = Math.round(task.timeLimitSeconds() * 1e9 / period);
    }

    @Override
    public boolean test(long tick) {
        if (tick > 0 && waited == NOT_YET && loop.safety().level() == SafetyLevel.RUN) {
            waited = tick - 1;
        }
        if (tick > 0 && tick % EpisodeRunner.TICKS_PER_JUDGEMENT == 0) {
            scene.look();
            task.judge(scene, progress);
        }
        if (progress.done() || tick >= mostTicks || link.worker().failure() != null) {
            return false;
        }
        if (tick % ticksPerObservation == 0) {
            link.show();
        }
        return true;
    }

    /// What the episode came to, when it is over.
    ///
    /// @param all the ticks of it
    LiveRun result(String name, long seed, Stretch all) {
        if (scene.data().unstable()) {
            progress.fail("the simulation diverged: " + scene.data().lastWarning());
        } else {
            progress.fail("out of time");
        }
        long before = waited == NOT_YET ? all.ticks() : waited;
        String failure = progress.failure();
        return new LiveRun(
                name,
                seed,
                progress.success(),
                failure == null ? "" : failure,
                all.simulatedSeconds(),
                all.wallSeconds(),
                new LiveRun.Ticks(
                        all.ticks(),
                        all.late(),
                        before,
                        all.held() - before,
                        all.compute().summary()),
                link.chunks());
    }
}
