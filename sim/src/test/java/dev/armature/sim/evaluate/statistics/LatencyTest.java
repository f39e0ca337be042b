package dev.armature.sim.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyTest {

    @Test
    void shouldBeExactOnAHundredShuffledSamples() {
        List<Long> nanos = new ArrayList<>();
        for (long i = 1; i <= 100; i++) {
            nanos.add(i * 10);
        }
        Collections.shuffle(nanos, new Random(1));

        assertThat(Latency.of(nanos)).isEqualTo(new Latency(100, 500, 990, 1000));
    }

    @Test
    void shouldNotRoundTheTailDown() {
        List<Long> nanos = new ArrayList<>(Collections.nCopies(50, 1L));
        nanos.add(1000L);

        assertThat(Latency.of(nanos).p99Nanos()).isEqualTo(1000);
    }

    @Test
    void shouldHandleOneSampleAndNone() {
        assertThat(Latency.of(List.of(7L))).isEqualTo(new Latency(1, 7, 7, 7));
        assertThat(Latency.of(List.of())).isEqualTo(new Latency(0, 0, 0, 0));
    }
}
