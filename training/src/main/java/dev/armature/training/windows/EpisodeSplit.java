package dev.armature.training.windows;

import dev.armature.core.UserError;
import dev.armature.datasets.Episode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Which episodes are learned from and which are held out to see whether learning generalises.
///
/// @param train learned from, in their order
/// @param validation held out, in their order
public record EpisodeSplit(List<Episode> train, List<Episode> validation) {

    /// Copies the lists.
    public EpisodeSplit {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /// Holds out `fraction` of the episodes, at least one, chosen by `seed`.
    ///
    /// @throws UserError when nothing would be left to learn from
    public static EpisodeSplit of(List<Episode> episodes, double fraction, long seed) {
        int held = Math.max(1, (int) Math.round(fraction * episodes.size()));
        if (held >= episodes.size()) {
            throw new UserError(
                    "validation_fraction: " + fraction,
                    "holding out " + held + " of " + episodes.size() + " episodes leaves nothing to learn from",
                    "Give a smaller one, or record more.");
        }
        List<Episode> shuffled = new ArrayList<>(episodes);
        Collections.shuffle(shuffled, new Random(seed));
        Comparator<Episode> byIndex = Comparator.comparingInt(Episode::index);
        return new EpisodeSplit(
                shuffled.subList(held, shuffled.size()).stream().sorted(byIndex).toList(),
                shuffled.subList(0, held).stream().sorted(byIndex).toList());
    }
}
