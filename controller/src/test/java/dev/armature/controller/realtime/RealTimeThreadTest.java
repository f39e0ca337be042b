package dev.armature.controller.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds for root and for users without rights: what is said must agree with what the kernel says.
@Timeout(30)
class RealTimeThreadTest {

    @Test
    void shouldSayExactlyWhatTheKernelGranted() throws InterruptedException {
        onThreadOfItsOwn(() -> {
            try (RealTimeThread thread = RealTimeThread.enter(RealTime.thread(RealtimeConfig.TRY))) {
                Grant fifo = thread.grants().getFirst();
                assertThat(fifo.what()).isEqualTo("SCHED_FIFO 80");
                assertThat(fifo.granted()).isEqualTo(Kernel.isFifo());
                assertThat(thread.complete()).isEqualTo(thread.refused().isEmpty());
                assertThat(thread.granted()).contains("timer slack 1 ns");
            }
            assertThat(Kernel.isFifo()).isFalse();
        });
    }

    @Test
    void shouldNeitherAskNorTakeWhenOff() throws InterruptedException {
        onThreadOfItsOwn(() -> {
            try (RealTimeThread thread = RealTimeThread.enter(RealTime.thread(RealtimeConfig.OFF))) {
                assertThat(Kernel.isFifo()).isFalse();
                assertThat(thread.grants()).isEmpty();
                assertThat(thread.complete()).isTrue();
                assertThat(thread.wayOut()).isEmpty();
            }
        });
    }

    /// A user without the right gets the error, one with it the priority; nobody gets neither.
    @Test
    void shouldEnforceOrNameTheWayOut() throws InterruptedException {
        onThreadOfItsOwn(() -> {
            try (RealTimeThread thread = RealTimeThread.enter(RealTime.thread(RealtimeConfig.ENFORCE))) {
                assertThat(Kernel.isFifo()).isTrue();
                assertThat(thread.complete()).isTrue();
            } catch (UserError e) {
                assertThat(Kernel.isFifo()).isFalse();
                assertThat(e)
                        .hasMessageContaining("SCHED_FIFO")
                        .hasMessageContaining("rtprio 99")
                        .hasMessageContaining("prlimit")
                        .hasMessageContaining("--realtime try");
            }
        });
    }

    /// A JVM starts threads of its own from any thread: those must not run before all others.
    @Test
    void shouldNotHandItsPriorityDown() throws InterruptedException {
        onThreadOfItsOwn(() -> {
            try (RealTimeThread thread = RealTimeThread.enter(RealTime.thread(RealtimeConfig.TRY))) {
                assertThat(thread.grants()).isNotEmpty();
                boolean[] fifo = {true};
                Thread child = Thread.ofPlatform().start(() -> fifo[0] = Kernel.isFifo());
                child.join();
                assertThat(fifo[0]).isFalse();
            }
        });
    }

    @Test
    void shouldLockMemoryWhereItMay() throws InterruptedException {
        onThreadOfItsOwn(() -> {
            try (RealTimeThread thread = RealTimeThread.enter(RealTime.process(RealtimeConfig.TRY))) {
                Grant memory = thread.grants().getLast();
                assertThat(memory.what()).isEqualTo("mlockall");
                assertThat(memory.granted()).isEqualTo(memory.why().isEmpty());
            } finally {
                assertThat(Kernel.unlockMemory()).isZero();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100})
    void shouldRefuseAPriorityThatThereIsNot(int priority) {
        assertThatThrownBy(() -> new RealTime(RealtimeConfig.TRY, priority, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1..99");
    }

    private interface Body {
        void run() throws Exception;
    }

    private static void onThreadOfItsOwn(Body body) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                body.run();
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        thread.join();
        Throwable failure = thrown.get();
        if (failure instanceof AssertionError e) {
            throw e;
        }
        assertThat(failure).isNull();
    }
}
