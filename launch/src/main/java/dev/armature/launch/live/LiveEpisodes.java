package dev.armature.launch.live;

import dev.armature.core.UserError;
import dev.armature.core.time.Clock;
import dev.armature.launch.twin.NewsReader;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.onnx.Provider;
import dev.armature.sim.live.LivePlayer;
import dev.armature.sim.live.LiveRun;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Task;
import dev.armature.sim.trial.Trial;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Episodes of a policy in real time, one after the other: the twin ticks at 1 kHz and does not wait for the
/// policy.
///
/// @param policy folder or zip
/// @param provider that computes its network
/// @param task that it shall do
/// @param trials ways of running it
/// @param episodes of each trial, ≥ 0
/// @param seed of the first episode; the following ones count up
public record LiveEpisodes(Path policy, Provider provider, Task task, List<Trial> trials, int episodes, long seed) {

    /// @throws UserError when the number of episodes is negative
    public LiveEpisodes {
        trials = List.copyOf(trials);
        if (episodes < 0) {
            throw new UserError("--live " + episodes, "cannot be played", "Give 0 or more.");
        }
    }

    /// Plays them all, and tells of each second on `out`.
    ///
    /// @throws InterruptedException when this thread was interrupted; nothing is left behind
    public List<LiveRun> play(PrintWriter out) throws InterruptedException {
        List<LiveRun> runs = new ArrayList<>();
        if (episodes == 0) {
            return runs;
        }
        try (PolicyFolder folder = PolicyFolder.open(policy, provider);
                Model model = Scenes.load(task.name())) {
            for (Trial trial : trials) {
                try (LivePlayer player =
                        new LivePlayer(task, model, trial, folder.newPolicy(trial.sampler()), Clock.realTime())) {
                    player.warmUp();
                    for (int i = 0; i < episodes; i++) {
                        runs.add(play(player, trial, seed + i, out));
                    }
                }
            }
        }
        return runs;
    }

    private static LiveRun play(LivePlayer player, Trial trial, long seed, PrintWriter out)
            throws InterruptedException {
        LiveRun run;
        try (NewsReader reader =
                new NewsReader(player.news(), out, second -> LiveText.line(trial.name(), seed, second))) {
            run = player.run(seed);
        }
        out.println(LiveText.outcome(run));
        out.flush();
        return run;
    }
}
