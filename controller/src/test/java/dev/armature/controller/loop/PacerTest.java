package dev.armature.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.ManualClock;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long MILLI = 1_000_000;

    private final ManualClock clock = new ManualClock(7 * MILLI);
    private final Pacer pacer = new Pacer(clock, MILLI);

    @Test
    void shouldWaitForEachPeriod() {
        pacer.start();
        for (int tick = 1; tick <= 10; tick++) {
            clock.advance(tick * 90_000);
            assertThat(pacer.await()).isZero();
            assertThat(clock.nanoTime()).isEqualTo((7 + tick) * MILLI);
        }
    }

    @Test
    void shouldCallATickThatEndsExactlyInTimeDone() {
        pacer.start();
        clock.advance(MILLI);
        assertThat(pacer.await()).isZero();
        clock.advance(MILLI + 1);
        assertThat(pacer.await()).isEqualTo(1);
    }

    /// However long ticks take: each begins on the grid, none before its time, and missed periods add up.
    @Property(tries = 200, seed = "1")
    void shouldStayOnItsGridAndCountWhatIsMissed(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 0, max = 5_000_000) Long> ticks) {
        ManualClock time = new ManualClock(3);
        Pacer paced = new Pacer(time, MILLI);
        paced.start();
        long missed = 0;
        for (int i = 0; i < ticks.size(); i++) {
            time.advance(ticks.get(i));
            long ended = time.nanoTime();
            missed += paced.await();
            assertThat(time.nanoTime()).isEqualTo(3 + (i + 1 + missed) * MILLI).isGreaterThanOrEqualTo(ended);
            assertThat(time.nanoTime() - ended).isLessThanOrEqualTo(MILLI);
        }
    }

    @Test
    void shouldRefuseAPeriodThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pacer(clock, 0));
    }

    @AllocationFree
    void shouldPaceWithoutAllocating() {
        clock.advance(1_300_000);
        pacer.await();
    }
}
