package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.policies.testing.ToyPolicy;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class WarmStartTest {

    private static final int H = ToyPolicy.HORIZON;
    private static final int D = ToyPolicy.DIM;
    private static final long PERIOD = ToyPolicy.PERIOD_NANOS;

    private final ActionLayout action = ToyPolicy.action(ActionDim.Discrete.SCALE);
    private final ActionNormaliser normaliser = action.normaliser(ToyPolicy.observation());

    @Property(tries = 300)
    void shouldLeaveTheWorldFrameGuessWhereItIsWhenTheReferenceMoves(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 15) int rows,
            @ForAll @DoubleRange(min = -0.01, max = 0.01) double dx,
            @ForAll @DoubleRange(min = -0.01, max = 0.01) double dy) {
        // small, so that neither the move nor the narrower rows meet the clip
        double[] network = new Random(seed).doubles((long) H * D, -0.05, 0.05).toArray();
        double[] old = {0.5, 0.1, 0, 0};
        double[] moved = {0.5 + dx, 0.1 + dy, 0, 0};
        WarmStart warm = new WarmStart(action, normaliser, true);
        warm.keep(network, old, 0);
        double[] before = new double[H * D];
        double[] after = new double[H * D];
        normaliser.toSi(network, old, before);
        warm.guess(rows, moved, after);
        normaliser.toSi(after, moved, after);
        for (int h = 0; h < H; h++) {
            int from = Math.min(h + rows, H - 1);
            for (int i = 0; i < D; i++) {
                assertThat(after[h * D + i]).isCloseTo(before[from * D + i], within(1e-12));
            }
        }
    }

    @Test
    void shouldShiftTheBareNumbersInTheNegativeControl() {
        double[] network = new Random(1).doubles((long) H * D, -1, 1).toArray();
        WarmStart warm = new WarmStart(action, normaliser, false);
        warm.keep(network, new double[] {0.5, 0.1, 0, 0}, 0);
        double[] guess = new double[H * D];
        warm.guess(1, new double[] {0.9, -0.4, 0, 0}, guess);
        for (int h = 0; h < H; h++) {
            for (int i = 0; i < D; i++) {
                assertThat(guess[h * D + i]).isEqualTo(network[Math.min(h + 1, H - 1) * D + i]);
            }
        }
    }

    @Test
    void shouldTreatDiscreteDimensionsAsTheirModeSays() {
        double[] network = new double[H * D];
        network[3] = 0.02;
        network[D + 3] = -0.3;
        network[2 * D + 3] = 0.03;
        assertThat(guess(ActionDim.Discrete.SCALE, network)).containsExactly(new double[] {-0.3, 0.03}, within(1e-12));
        assertThat(guess(ActionDim.Discrete.PLAIN, network)).containsExactly(new double[] {-0.3, 0.03}, within(1e-12));
        assertThat(guess(ActionDim.Discrete.CLIP, network)).containsExactly(new double[] {-0.1, 0.1}, within(1e-12));
    }

    private double[] guess(ActionDim.Discrete mode, double[] network) {
        ActionLayout layout = ToyPolicy.action(mode);
        WarmStart warm = new WarmStart(layout, layout.normaliser(ToyPolicy.observation()), true);
        warm.keep(network, new double[D], 0);
        double[] out = new double[H * D];
        warm.guess(1, new double[D], out);
        return new double[] {out[3], out[D + 3]};
    }

    @Test
    void shouldCountTheRowsThatHavePassed() {
        WarmStart warm = new WarmStart(action, normaliser, true);
        assertThat(warm.rowsPassed(0, PERIOD)).as("no chunk yet").isEqualTo(WarmStart.NONE);
        warm.keep(new double[H * D], new double[D], 1000 * PERIOD);
        assertThat(warm.rowsPassed(1000 * PERIOD, PERIOD)).as("seen again").isZero();
        assertThat(warm.rowsPassed(999 * PERIOD, PERIOD)).as("seen before").isEqualTo(WarmStart.NONE);
        assertThat(warm.rowsPassed(1001 * PERIOD, PERIOD)).isEqualTo(1);
        assertThat(warm.rowsPassed(1001 * PERIOD + PERIOD / 3, PERIOD)).isEqualTo(1);
        assertThat(warm.rowsPassed(1002 * PERIOD - PERIOD / 3, PERIOD)).isEqualTo(2);
        assertThat(warm.rowsPassed(1008 * PERIOD, PERIOD)).isEqualTo(8);
        assertThat(warm.rowsPassed(1015 * PERIOD, PERIOD)).isEqualTo(15);
        assertThat(warm.rowsPassed(1016 * PERIOD, PERIOD))
                .as("all rows are past")
                .isEqualTo(WarmStart.NONE);
        warm.forget();
        assertThat(warm.rowsPassed(1001 * PERIOD, PERIOD)).isEqualTo(WarmStart.NONE);
    }
}
