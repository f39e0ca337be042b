package dev.armature.sim.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.armature.core.testing.AllocationFree;
import dev.armature.sim.evaluate.statistics.Latency;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TickTimesTest {

    private final TickTimes times = new TickTimes();

    @Property(tries = 500, seed = "1")
    void shouldTellASingleTimeExactly(@ForAll @LongRange(min = 0) long nanos) {
        TickTimes one = new TickTimes();
        one.add(nanos);

        assertThat(one.quantileNanos(0.5)).isEqualTo(nanos);
        assertThat(one.maxNanos()).isEqualTo(nanos);
    }

    @Test
    void shouldAgreeWithSortingToTheWidthOfABin() {
        Random random = new Random(2);
        long[] all = new long[10_001];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) Math.exp(random.nextDouble(0, 18));
            times.add(all[i]);
        }
        Arrays.sort(all);

        for (double p : new double[] {0, 0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = all[(int) Math.max(0, Math.ceil(p * all.length) - 1)];
            assertThat(times.quantileNanos(p)).as("%s", p).isBetween(exact, exact + exact / 64);
        }
        assertThat(times.count()).isEqualTo(all.length);
    }

    @Test
    void shouldSumUp() {
        for (int nanos = 1; nanos <= 100; nanos++) {
            times.add(nanos);
        }

        assertThat(times.summary()).isEqualTo(new Latency(100, 50, 99, 100));
    }

    @Test
    void shouldForgetAll() {
        times.add(5000);
        times.clear();

        assertThat(times.count()).isZero();
        assertThat(times.maxNanos()).isZero();
        assertThat(times.quantileNanos(0.99)).isZero();
    }

    @Test
    void shouldTakeAClockThatWentBackForNoTime() {
        times.add(-3);

        assertThat(times.quantileNanos(1)).isZero();
    }

    @Test
    void shouldRefuseWhatIsNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> times.quantileNanos(99))
                .withMessageContaining("99");
        assertThatIllegalArgumentException().isThrownBy(() -> times.quantileNanos(Double.NaN));
    }

    @AllocationFree
    void shouldAddWithoutAllocating() {
        times.add(12_345);
    }
}
