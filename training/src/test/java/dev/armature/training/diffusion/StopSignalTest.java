package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

final class StopSignalTest {

    @Test
    void shouldStopOnlyWhenAsked() {
        try (StopSignal stop = new StopSignal()) {
            assertThat(stop.stopped()).isFalse();
            stop.stop();
            assertThat(stop.stopped()).isTrue();
            stop.stop();
            assertThat(stop.stopped()).isTrue();
        }
    }

    @Test
    void shouldBeSeenFromAnotherThread() throws InterruptedException {
        try (StopSignal stop = new StopSignal()) {
            Thread asking = Thread.ofPlatform().start(stop::stop);
            asking.join();
            assertThat(stop.stopped()).isTrue();
        }
    }

    @Test
    void shouldKeepSignalsApartAndCloseInAnyOrder() {
        StopSignal one = new StopSignal();
        StopSignal other = new StopSignal();
        one.stop();
        assertThat(other.stopped()).isFalse();
        assertThatCode(() -> {
                    one.close();
                    other.close();
                    other.close();
                })
                .doesNotThrowAnyException();
    }
}
