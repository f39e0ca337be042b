package dev.armature.sim.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.sim.evaluate.statistics.PairedSequentialTest;
import dev.armature.sim.evaluate.statistics.PairedSequentialTest.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {

    private static final PolicyResults GOOD = Samples.policy("RTI ddim [25]", 200, 0.95, 100, 1, 1, 1);
    private static final PolicyResults SLOW = Samples.policy("DDPM-100 execute 1", 200, 0.93, 100, 100, 1, 2);
    private static final PolicyResults BAD = Samples.policy("wrong schedule", 200, 0.3, 100, 12, 8, 3);

    @Test
    void shouldCountCallsInSteadyStateAndInAll() {
        EvaluationTable table = EvaluationTable.of(List.of(GOOD, SLOW, BAD));

        assertThat(table.row("RTI ddim [25]").callsPerStep()).isCloseTo(1, within(1e-12));
        assertThat(table.row("DDPM-100 execute 1").callsPerStep()).isCloseTo(100, within(1e-12));
        assertThat(table.row("wrong schedule").callsPerStep()).isCloseTo(12.0 / 8, within(1e-12));
        assertThat(table.row("RTI ddim [25]").callsPerEpisode()).isBetween(100.0 + 9, 100.0 + 14);
    }

    @Test
    void shouldKeepTheFullSolveOfAnEpisodeOutOfTheSteadyLatency() {
        EvaluationTable.Row row = EvaluationTable.of(List.of(GOOD)).row("RTI ddim [25]");

        assertThat(row.latency().maxNanos()).isLessThan(120_000);
        assertThat(row.firstLatency().count()).isEqualTo(200);
        assertThat(row.firstLatency().p50Nanos()).isGreaterThan(100 * 100_000L);
    }

    @Test
    void shouldShareALetterWhereTheTestDoesNotTellApart() {
        EvaluationTable table = EvaluationTable.of(List.of(BAD, GOOD, SLOW));

        assertThat(table.rows()).extracting(EvaluationTable.Row::letters).containsExactly("b", "a", "a");
        assertThat(table.pairs()).hasSize(3);
        assertThat(table.pairs().get(0).decision()).isEqualTo(Decision.B_BETTER);
        assertThat(table.pairs().get(2).decision()).isEqualTo(Decision.INDISTINCT);
    }

    @Test
    void shouldDivideAlphaByTheNumberOfPairs() {
        // Twelve wins in a row: E = (2^13 − 1)/13 = 630, beyond 2/0.05 and 6·2/0.05 = 240; nine give 102.
        PairedSequentialTest alone = new PairedSequentialTest(0.05);
        PairedSequentialTest oneOfSix = new PairedSequentialTest(0.05 / 6);
        for (int i = 0; i < 12; i++) {
            alone.add(true, false);
            oneOfSix.add(true, false);
        }
        PolicyResults always = Samples.policy("always", 12, 1.1, 1, 1, 1, 1);
        PolicyResults never = Samples.policy("never", 12, -1, 1, 1, 1, 1);
        PolicyResults neither = Samples.policy("neither", 12, -1, 1, 1, 1, 1);
        PolicyResults nor = Samples.policy("nor", 12, -1, 1, 1, 1, 1);

        assertThat(EvaluationTable.of(List.of(always, never)).pairs().getFirst().stoppedAt())
                .isEqualTo(alone.stoppedAt());
        assertThat(EvaluationTable.of(List.of(always, never, neither, nor))
                        .pairs()
                        .getFirst()
                        .stoppedAt())
                .isEqualTo(oneOfSix.stoppedAt())
                .isGreaterThan(alone.stoppedAt());
    }

    @Test
    void shouldPairBySeedEvenWhenOneRanFewerEpisodes() {
        PolicyResults half = new PolicyResults(
                "half", "", "", SLOW.episodes().subList(50, 150).reversed());
        PairComparison pair = PairComparison.of(SLOW, half, 0.05);

        assertThat(pair.pairs()).isEqualTo(100);
        assertThat(pair.aOnly()).isZero();
        assertThat(pair.bOnly()).isZero();
    }

    @Test
    void shouldRefuseRepeatedSeedsAndRepeatedNames() {
        List<EpisodeResult> twice =
                List.of(GOOD.episodes().getFirst(), GOOD.episodes().getFirst());

        assertThatThrownBy(() -> new PolicyResults("x", "", "", twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000");
        assertThatThrownBy(() -> EvaluationTable.of(List.of(GOOD, GOOD))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAnEpisodeWithImpossibleNumbers() {
        assertThatThrownBy(() -> new EpisodeResult(1, true, List.of(), 5, 3, 4, List.of(), 0, 1, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EpisodeResult(1, true, List.of(), 5, 4, 4, List.of(), Double.NaN, 1, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldStandEmptyEvaluations() {
        PolicyResults none = new PolicyResults("none", "", "", List.of());
        EvaluationTable.Row row = EvaluationTable.of(List.of(none)).row("none");

        assertThat(row.success().n()).isZero();
        assertThat(row.callsPerStep()).isZero();
        assertThat(row.latency().count()).isZero();
        assertThat(row.letters()).isEqualTo("a");
    }
}
