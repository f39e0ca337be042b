package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EpisodeResult.Milestone;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilestoneFigureTest {

    @Test
    void shouldCountEachEpisodeOnceByItsLastStage() {
        Milestone reached = new Milestone("reached", 1);
        Milestone grasped = new Milestone("grasped", 2);
        PolicyResults policy = new PolicyResults(
                "p",
                "",
                "",
                List.of(
                        episode(1, false),
                        episode(2, false, reached),
                        episode(3, false, reached, grasped),
                        episode(4, false, grasped),
                        episode(5, true, reached, grasped),
                        episode(6, true)));

        assertThat(MilestoneFigure.counts(policy, List.of("reached", "grasped")))
                .containsExactly(1, 1, 2, 2);
    }

    @Test
    void shouldNameOnlyTheStagesAtWhichEpisodesEnded() {
        Milestone over = new Milestone("over_tray", 1);
        PolicyResults policy = new PolicyResults("p", "", "", List.of(episode(1, true, over), episode(2, false, over)));
        Markup out = new Markup();

        MilestoneFigure.draw(out, List.of(policy), List.of("reached", "over_tray", "released"));

        assertThat(out.toString())
                .contains("</i>success<", "</i>up to over tray<", "1 of 2")
                .doesNotContain("up to reached", "released", "nothing");
    }

    private static EpisodeResult episode(long seed, boolean success, Milestone... milestones) {
        return new EpisodeResult(seed, success, List.of(milestones), 1, 1, 1, List.of(1L), 0, 1, "", "");
    }
}
