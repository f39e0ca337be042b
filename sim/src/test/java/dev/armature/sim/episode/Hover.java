package dev.armature.sim.episode;

import dev.armature.sim.task.Progress;
import dev.armature.sim.task.TaskScene;
import java.util.List;

/// The lift scene for a second or so, with nothing to achieve: a short episode to look into.
public final class Hover extends ShortLift {

    private int judgements;

    /// A hover of so many simulated seconds.
    public Hover(double seconds) {
        super(seconds);
    }

    /// How often it was asked to judge.
    int judgements() {
        return judgements;
    }

    @Override
    public String instruction() {
        return "hover";
    }

    @Override
    public List<String> milestones() {
        return List.of("never");
    }

    @Override
    public void judge(TaskScene scene, Progress progress) {
        judgements++;
    }
}
