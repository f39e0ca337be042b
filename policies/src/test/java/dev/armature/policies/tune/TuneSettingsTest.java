package dev.armature.policies.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.policies.diffusion.Posterior;
import dev.armature.policies.diffusion.Solve;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TuneSettingsTest {

    @Property(tries = 200)
    void shouldOfferOnlyListsThatThePolicyKnows(@ForAll @IntRange(min = 3, max = 300) int trainLevels) {
        List<Solve> lists = TuneSettings.standard(trainLevels, 1).candidates();
        assertThat(new HashSet<>(lists)).hasSameSizeAs(lists);
        for (Solve list : lists) {
            assertThat(list.levels().getFirst()).isLessThan(trainLevels).isLessThanOrEqualTo(60);
            if (list.posterior() == Posterior.DDPM) {
                assertThat(list)
                        .isEqualTo(Solve.down(Posterior.DDPM, list.levels().getFirst()));
            } else {
                assertThat(list.calls()).isIn(1, 2, 4);
            }
            assertThat(Solve.parse(list.toString(), trainLevels)).isEqualTo(list);
        }
    }

    @Property(tries = 100)
    void shouldLetLevelsLieCloserTheLessNoiseIsLeft(@ForAll @IntRange(min = 26, max = 300) int trainLevels) {
        for (Solve list : TuneSettings.standard(trainLevels, 1).candidates()) {
            List<Integer> levels = list.levels();
            if (list.calls() == 4 && list.posterior() == Posterior.DDIM && levels.getFirst() >= 15) {
                int last = Integer.MAX_VALUE;
                for (int i = 1; i < 4; i++) {
                    int step = levels.get(i - 1) - levels.get(i);
                    assertThat(step).as("%s", list).isLessThanOrEqualTo(last);
                    last = step;
                }
            }
        }
    }

    @Test
    void shouldOfferNothingAboveWhatAFewLevelsHold() {
        assertThat(TuneSettings.standard(6, 1).candidates())
                .extracting(Solve::toString)
                .containsExactly(
                        "ddim:2", "ddim:2,1", "ddpm:2,1,0", "ddim:5", "ddim:5,1", "ddim:5,3,1,0", "ddpm:5,4,3,2,1,0");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 4", "4, 0, 4", "4, 1, 3", "-1, 1, 4"})
    void shouldRefuseTooLittle(int maxCalls, int states, int samples) {
        List<Solve> one = List.of(Solve.parse("ddim:25", 100));
        assertThatThrownBy(() -> new TuneSettings(one, maxCalls, states, samples, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too few");
    }
}
