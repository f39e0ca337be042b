package dev.armature.policies.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.Solve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/// Which list is taken, by its errors alone.
final class ChoiceTest {
    private static final NoiseSchedule SCHEDULE = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, 100);
    private static final List<Solve> LISTS = List.of(
            solve("ddim:25"),
            solve("ddim:25,6"),
            solve("ddim:25,14,6,2"),
            solve("ddim:60"),
            solve("ddpm:10,9,8,7,6,5,4,3,2,1,0"));
    private static final int WINDOWS = 40;

    private static Solve solve(String text) {
        return Solve.parse(text, 100);
    }

    private static TuneSettings settings(List<Solve> lists) {
        return new TuneSettings(lists, 4, 1, 4, 1);
    }

    private static Solve chosen(double[][] errors) {
        return Choice.of(Choice.rate(settings(LISTS), errors, SCHEDULE, 0.1, 50));
    }

    /// Errors of each list: its mean, and as much up as down by `swing`, of its own or common to all.
    private static double[][] errors(double[] means, double swing, boolean common) {
        double[][] out = new double[means.length][WINDOWS];
        for (int c = 0; c < means.length; c++) {
            for (int w = 0; w < WINDOWS; w++) {
                int phase = common ? w : w >> c;
                out[c][w] = means[c] + ((phase & 1) == 0 ? swing : -swing);
            }
        }
        return out;
    }

    private static double[][] random(long seed) {
        Random random = new Random(seed);
        double[][] out = new double[LISTS.size()][WINDOWS];
        for (double[] row : out) {
            double mean = 1 + 0.2 * random.nextDouble();
            for (int w = 0; w < WINDOWS; w++) {
                row[w] = mean + 0.3 * random.nextDouble();
            }
        }
        return out;
    }

    @Test
    void shouldTakeOneCallWhenFourAreOnlyALittleBetter() {
        assertThat(chosen(errors(new double[] {1.04, 1.02, 1, 3, 0.1}, 0, true)))
                .isEqualTo(solve("ddim:25"));
    }

    @Test
    void shouldPayForCallsThatAreClearlyBetter() {
        assertThat(chosen(errors(new double[] {1.06, 1.04, 1, 3, 0.1}, 0, true)))
                .isEqualTo(solve("ddim:25,6"));
        assertThat(chosen(errors(new double[] {1.2, 1.06, 1, 3, 0.1}, 0, true))).isEqualTo(solve("ddim:25,14,6,2"));
    }

    @Test
    void shouldCompareWindowByWindowSoThatHardWindowsDoNotHideADifference() {
        // the windows differ by 1.6 among each other, the lists by 0.1 in every single one of them
        double[][] paired = errors(new double[] {1.1, 1, 1, 3, 3}, 0.8, true);
        List<Candidate> rated = Choice.rate(settings(LISTS), paired, SCHEDULE, 0.1, 50);
        assertThat(rated.get(0).standardError()).isGreaterThan(0.1);
        assertThat(rated.get(0).aboveBestStandardError()).isCloseTo(0, within(1e-12));
        assertThat(Choice.of(rated)).isEqualTo(solve("ddim:25,6"));
    }

    @Test
    void shouldNotBuyCallsForADifferenceThatIsWithinItsNoise() {
        double[][] noisy = errors(new double[] {1.1, 1.08, 1, 3, 3}, 0.8, false);
        List<Candidate> rated = Choice.rate(settings(LISTS), noisy, SCHEDULE, 0.1, 50);
        assertThat(rated.get(0).aboveBest()).isCloseTo(0.1, within(1e-9));
        assertThat(rated.get(0).aboveBestStandardError()).isGreaterThan(0.05);
        assertThat(Choice.of(rated)).isEqualTo(solve("ddim:25"));
    }

    @Test
    void shouldMeasureMeanAndItsStandardErrorAsByHand() {
        double[][] errors = {{1, 2, 3, 6}, {2, 2, 2, 2}};
        List<Candidate> rated =
                Choice.rate(settings(List.of(solve("ddim:25"), solve("ddim:10,3"))), errors, SCHEDULE, 0.1, 50);
        assertThat(rated.get(0).error()).isEqualTo(3);
        // squares about the mean: 4 + 1 + 0 + 9, over 3, over 4
        assertThat(rated.get(0).standardError()).isCloseTo(Math.sqrt(14 / 3.0 / 4), within(1e-12));
        assertThat(rated.get(0).aboveBest()).isEqualTo(1);
        assertThat(rated.get(1).aboveBest()).isZero();
        assertThat(rated.get(1).contraction()).isEqualTo(SCHEDULE.contraction(10, 0.1));
    }

    @Test
    void shouldNeverTakeTooManyCallsNorTooHighAStart() {
        double[][] errors = errors(new double[] {5, 4, 3, 1e-3, 1e-6}, 0, true);
        List<Candidate> rated = Choice.rate(settings(LISTS), errors, SCHEDULE, 0.1, 50);
        assertThat(rated).extracting(Candidate::allowed).containsExactly(true, true, true, false, false);
        assertThat(Choice.of(rated)).isEqualTo(solve("ddim:25,14,6,2"));
        assertThat(rated.get(2).aboveBest())
                .as("the best is the best that is allowed")
                .isZero();
    }

    @Test
    void shouldSayWhenNothingIsAllowed() {
        double[][] errors = errors(new double[] {1, 1, 1, 1, 1}, 0, true);
        assertThatThrownBy(() -> Choice.rate(settings(LISTS), errors, SCHEDULE, 0.1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("at most 4 calls", "K' at most 5");
    }

    @Property(tries = 300)
    void shouldTakeTheFewestCallsOfAllThatAreAsGood(@ForAll long seed) {
        List<Candidate> rated = Choice.rate(settings(LISTS), random(seed), SCHEDULE, 0.1, 50);
        Solve chosen = Choice.of(rated);
        for (Candidate c : rated) {
            if (c.solve().equals(chosen)) {
                assertThat(c.allowed() && c.asGoodAsBest()).isTrue();
            } else if (c.allowed() && c.solve().calls() < chosen.calls()) {
                assertThat(c.asGoodAsBest()).as("%s", c).isFalse();
            }
        }
    }

    @Property(tries = 200)
    void shouldNotDependOnTheUnitOfTheErrorsNorOnTheOrderOfTheWindows(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
        double[][] errors = random(seed);
        Solve chosen = chosen(errors);
        List<Integer> order = new ArrayList<>();
        for (int w = 0; w < WINDOWS; w++) {
            order.add(w);
        }
        Collections.shuffle(order, new Random(seed));
        double[][] other = new double[errors.length][WINDOWS];
        for (int c = 0; c < errors.length; c++) {
            for (int w = 0; w < WINDOWS; w++) {
                other[c][w] = unit * errors[c][order.get(w)];
            }
        }
        assertThat(chosen(other)).isEqualTo(chosen);
    }
}
