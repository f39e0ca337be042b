package dev.armature.training.windows;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.file.Provenance;
import dev.armature.policies.tune.TuneWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Moments of demonstrations that a policy did not learn from, to tune it on.
public final class HeldOutWindows {

    private static final double SAME_PERIOD = 1e-6;

    private final WindowBuilder builder;
    private final List<Episode> episodes;
    private final boolean learnedFrom;

    /// Of the dataset that the policy was trained on, the episodes that its training held out; of another, all.
    ///
    /// @throws UserError when the policy sees or commands other things than were recorded, or learned from
    ///     these without saying how much it held out
    public HeldOutWindows(PolicyManifest policy, Demonstrations frames) {
        requireSame(policy, frames);
        Provenance from = policy.provenance();
        this.builder = new WindowBuilder(frames, new WindowLayouts(policy.observation(), policy.action()));
        this.learnedFrom = from.data().endsWith(frames.fingerprint());
        if (learnedFrom && from.heldOutFraction() == 0) {
            throw new UserError(
                    frames.name(),
                    "is what the policy was trained on, and its policy.yaml does not say how much was held out",
                    "Give other demonstrations, or write provenance.held_out_fraction.");
        }
        this.episodes = learnedFrom
                ? EpisodeSplit.of(frames.episodes(), from.heldOutFraction(), from.seed())
                        .validation()
                : frames.episodes();
    }

    /// Whether the policy was trained on the rest of this very dataset.
    public boolean learnedFrom() {
        return learnedFrom;
    }

    /// How many episodes there are.
    public int episodes() {
        return episodes.size();
    }

    /// Moments of `count` episodes, spread evenly over them and over each.
    ///
    /// @param count 1 … [#episodes()]
    /// @param most so many moments at most
    public List<TuneWindow> take(int count, int most) {
        List<Episode> taken = IntStream.range(0, count)
                .mapToObj(i -> episodes.get((int) ((long) i * episodes.size() / count)))
                .toList();
        int moments = taken.stream().mapToInt(e -> e.length() - 1).sum();
        int wanted = Math.min(most, moments);
        List<TuneWindow> out = new ArrayList<>(wanted);
        int moment = 0;
        for (Episode episode : taken) {
            for (int t = 1; t < episode.length(); t++, moment++) {
                if (out.size() < (long) (moment + 1) * wanted / moments) {
                    out.add(new TuneWindow(
                            builder.observation(episode, t - 1),
                            builder.observation(episode, t),
                            builder.actions(episode, t)));
                }
            }
        }
        return out;
    }

    private static void requireSame(PolicyManifest policy, Demonstrations frames) {
        List<String> seen = policy.observation().tensors().stream()
                .map(HeldOutWindows::words)
                .toList();
        List<String> recorded =
                frames.observations().stream().map(HeldOutWindows::words).toList();
        require(frames, "observes", seen, recorded);
        List<String> commands =
                policy.action().dims().stream().map(ActionDim::name).toList();
        require(
                frames,
                "commands",
                commands,
                List.copyOf(frames.action().feature().names()));
        if (Math.abs(policy.action().periodSeconds() * frames.fps() - 1) > SAME_PERIOD) {
            throw new UserError(
                    frames.name(),
                    "has " + frames.fps() + " frames a second, but the policy's action.period_s is "
                            + policy.action().periodSeconds() + " s",
                    "Give a dataset at the policy's rate.");
        }
    }

    private static void require(Demonstrations frames, String what, List<String> policy, List<String> recorded) {
        if (!policy.equals(recorded)) {
            throw new UserError(
                    frames.name(),
                    "holds " + recorded + ", but the policy " + what + " " + policy,
                    "Give the dataset that the policy was trained on, or one with the same features.");
        }
    }

    private static String words(ObservedTensor tensor) {
        return tensor.name() + tensor.names();
    }

    private static String words(Column column) {
        return column.feature().key() + column.feature().names();
    }
}
