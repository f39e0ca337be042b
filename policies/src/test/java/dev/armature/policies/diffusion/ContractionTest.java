package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much of a guess's error survives a solve, against the closed form and the printed figures.
final class ContractionTest {

    private static final double GOAL = 1e-6;
    private static final double[] GUESSES = {-1.2, -0.3, 0, 0.65, 1};

    private final NoiseSchedule schedule = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, 100);

    @ParameterizedTest
    @CsvSource({
        "0.02, .107, .035, .012, .002",
        "0.05, .427, .184, .069, .014",
        "0.10, .750, .475, .229, .053",
        "0.30, .966, .895, .736, .343",
        "1.00, .998, .9945, .983, .914"
    })
    void shouldContractAsTheClosedFormSays(double s, double at2, double at5, double at10, double at25) {
        double[] printed = {at2, at5, at10, at25};
        int[] tops = {2, 5, 10, 25};
        for (int i = 0; i < tops.length; i++) {
            int top = tops[i];
            assertThat(schedule.contraction(top, s)).isCloseTo(printed[i], within(5e-4));
            for (double m : new double[] {0, 0.7}) {
                assertClosedForm(Solve.down(Posterior.DDPM, top), top, s, m);
                assertClosedForm(new Solve(Posterior.DDIM, List.of(top)), top, s, m);
            }
        }
    }

    @Test
    void shouldMatchTheFiguresOfTheAcceptanceList() {
        assertThat(slope(Solve.down(Posterior.DDPM, 2), .05)).isCloseTo(.4274, within(5e-5));
        assertThat(slope(new Solve(Posterior.DDIM, List.of(25)), .05)).isCloseTo(.0137, within(5e-5));
        assertThat(slope(new Solve(Posterior.DDIM, List.of(25, 10, 3, 0)), .05)).isCloseTo(.0893, within(5e-5));
        assertThat(slope(new Solve(Posterior.DDPM, List.of(25, 10, 3, 0)), .05)).isCloseTo(.46, within(5e-3));
        assertThat(slope(new Solve(Posterior.DDIM, List.of(25)), .1)).isCloseTo(.053, within(5e-4));
        assertThat(slope(new Solve(Posterior.DDIM, List.of(25, 10, 3, 0)), .1)).isCloseTo(.188, within(5e-4));
        assertThat(slope(new Solve(Posterior.DDIM, List.of(5, 3, 1, 0)), .1)).isCloseTo(.634, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "'2,1,0', .107, .197, .427, .562",
        "'3,1,0', .120, .156, .434, .470",
        "'5,3,1,0', .088, .111, .336, .356",
        "'10,5,1,0', .114, .064, .386, .206"
    })
    void shouldMatchThePrintedListsThatSkipLevels(
            String list, double ddpm02, double ddim02, double ddpm05, double ddim05) {
        Solve ddpm = Solve.parse("ddpm:" + list, 100);
        Solve ddim = Solve.parse("ddim:" + list, 100);
        // one printed figure lies on a rounding edge (.1195)
        assertThat(slope(ddpm, .02)).isCloseTo(ddpm02, within(6e-4));
        assertThat(slope(ddim, .02)).isCloseTo(ddim02, within(6e-4));
        assertThat(slope(ddpm, .05)).isCloseTo(ddpm05, within(6e-4));
        assertThat(slope(ddim, .05)).isCloseTo(ddim05, within(6e-4));
    }

    @Test
    void shouldContractByADdimListsOwnProduct() {
        for (String list : List.of("2,1,0", "10,5,1,0", "25,10,3,0", "60,30,10,0", "25,5", "40")) {
            Solve solve = Solve.parse("ddim:" + list, 100);
            for (double s : new double[] {.02, .05, .1, .3, 1}) {
                double product = 1;
                int[] levels = solve.levelArray();
                for (int i = 0; i < levels.length; i++) {
                    double a = schedule.alphaBar(levels[i]);
                    double next = schedule.alphaBar(i + 1 < levels.length ? levels[i + 1] : -1);
                    double variance = a * s * s + 1 - a;
                    product *= (Math.sqrt(a * next) * s * s + Math.sqrt((1 - a) * (1 - next))) / variance;
                }
                for (double guess : GUESSES) {
                    assertThat(solved(solve, s, 0, guess)).isCloseTo(product * guess, within(GOAL));
                }
            }
        }
    }

    @Test
    void shouldKeepTheBiasOfSkippingDdpmListsAsMeasured() {
        assertThat(bias("ddpm:5,3,1,0", .02)).isCloseTo(2e-4, within(2e-5));
        assertThat(bias("ddpm:5,3,1,0", .1)).isCloseTo(1.1e-3, within(1e-4));
        assertThat(bias("ddpm:10,5,1,0", .02)).isCloseTo(1.2e-3, within(1e-4));
        assertThat(bias("ddpm:10,5,1,0", .1)).isCloseTo(6.2e-3, within(1e-4));
        assertThat(bias("ddpm:25,10,3,0", .02)).isCloseTo(.0115, within(1e-4));
        assertThat(bias("ddpm:25,10,3,0", .1)).isCloseTo(.0387, within(1e-4));
    }

    /// How far a solve ends from m = 0.7 when its guess is √ᾱ m, where a list that skips nothing ends at m.
    private double bias(String list, double s) {
        Solve solve = Solve.parse(list, 100);
        double guess = Math.sqrt(schedule.alphaBar(solve.levels().getFirst())) * .7;
        return Math.abs(solved(solve, s, .7, guess) - .7);
    }

    private void assertClosedForm(Solve solve, int top, double s, double m) {
        double c = schedule.contraction(top, s);
        double scaled = Math.sqrt(schedule.alphaBar(top)) * m;
        for (double guess : GUESSES) {
            assertThat(solved(solve, s, m, guess))
                    .as("%s, s = %s, m = %s, guess %s", solve, s, m, guess)
                    .isCloseTo(m + c * (guess - scaled), within(GOAL));
        }
    }

    private double slope(Solve solve, double s) {
        return solved(solve, s, 0, 1);
    }

    private double solved(Solve solve, double s, double m, double guess) {
        double[] x = IntStream.range(0, 8).mapToDouble(i -> guess).toArray();
        GaussianOracle oracle = new GaussianOracle(schedule, new double[] {m}, s);
        new Sampler(schedule, Double.POSITIVE_INFINITY, x.length, oracle)
                .solve(solve.posterior(), solve.levelArray(), x, new float[0], () -> 0);
        return x[3];
    }
}
