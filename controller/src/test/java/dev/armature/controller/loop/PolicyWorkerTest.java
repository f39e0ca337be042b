package dev.armature.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Mailbox;
import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.core.TensorSpec;
import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyWorkerTest {

    private static final long STEP = 100_000_000;
    private static final ObservationSpec SEEN =
            new ObservationSpec(List.of(TensorSpec.window("observation.state", 2, List.of("x"), "m", "base")));
    private static final ActionSpec ACTION =
            new ActionSpec(ActionSpec.Kind.CARTESIAN_POSITION, List.of("x", "y", "z"), List.of("m", "m", "m"), "base");

    private final Mailbox<Observation> observations = new Mailbox<>(() -> new Observation(SEEN));
    private final Mailbox<ActionChunk> chunks = new Mailbox<>(() -> new ActionChunk(ACTION, 4, STEP));
    private final ManualClock clock = new ManualClock(0);
    private final Doubling policy = new Doubling();
    private final List<Long> times = new ArrayList<>();
    private final float[] frame = new float[1];
    private long seen;

    @Test
    void shouldPublishTheChunkOfTheNewestObservation() {
        PolicyWorker worker = worker(1);
        assertThat(worker.step()).isFalse();
        observe(0, 3);
        assertThat(worker.step()).isTrue();
        assertThat(worker.step()).isFalse();
        assertThat(chunks.poll()).isTrue();
        assertThat(chunks.latest().get(0, 0)).isEqualTo(6);
        assertThat(chunks.latest().startNanos()).isZero();
        assertThat(times).containsExactly(5L);
        assertThat(worker.inferences()).isEqualTo(1);
    }

    @Test
    void shouldNotAskThePolicyAboutWhatWasNeverSeen() {
        PolicyWorker worker = worker(1);
        observations.writable().clear();
        observations.publish();
        assertThat(worker.step()).isFalse();
        assertThat(worker.incomplete()).isEqualTo(1);
        assertThat(worker.inferences()).isZero();
    }

    @Test
    void shouldCountWhatWasOvertakenWhileItComputed() {
        PolicyWorker worker = worker(1);
        observe(0, 0);
        worker.step();
        for (int i = 1; i <= 4; i++) {
            observe(i, i);
        }
        worker.step();
        assertThat(worker.missed()).isEqualTo(3);
        assertThat(chunks.poll()).isTrue();
        assertThat(chunks.latest().startNanos()).isEqualTo(4 * STEP);
        assertThat(chunks.latest().get(0, 0)).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"1, 9", "2, 5", "4, 3", "8, 2", "20, 1"})
    void shouldInferOnceForSoManyObservations(int execute, int inferences) {
        PolicyWorker worker = worker(execute);
        for (int i = 0; i < 9; i++) {
            // captured a little off the grid
            observe(i, i, i * STEP + (i % 2 == 0 ? 0 : 900_000));
            worker.step();
        }
        assertThat(worker.inferences()).isEqualTo(inferences);
        assertThat(worker.missed()).isZero();
    }

    @Test
    void shouldPublishNothingThatMustNotBeUsed() {
        PolicyWorker worker = worker(1);
        observe(0, Float.NaN);
        assertThat(worker.step()).isTrue();
        assertThat(chunks.poll()).isFalse();
        assertThat(worker.refused()).isEqualTo(1);
        observe(1, 1);
        observe(2, 1);
        worker.step();
        assertThat(chunks.poll()).isTrue();
        assertThat(worker.refused()).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void shouldWorkOnAThreadUntilItIsInterrupted() throws InterruptedException {
        PolicyWorker worker = new PolicyWorker(policy, 1, observations, chunks, Clock.system(), times::add);
        Thread thread = Thread.ofPlatform().start(worker);
        for (int i = 0; i < 3; i++) {
            observe(i, i);
            while (!chunks.poll()) {
                Thread.sleep(1);
            }
            assertThat(chunks.latest().startNanos()).isEqualTo(i * STEP);
        }
        thread.interrupt();
        thread.join();
        assertThat(worker.inferences()).isEqualTo(3);
        assertThat(policy.preparations).isBetween(2, 3);
        assertThat(worker.failure()).isNull();
        assertThat(times).hasSize(3);
    }

    @Test
    @Timeout(30)
    void shouldKeepWhatThePolicyThrewAndEnd() throws InterruptedException {
        policy.broken = true;
        PolicyWorker worker = new PolicyWorker(policy, 1, observations, chunks, Clock.system(), times::add);
        observe(0, 0);
        Thread thread = Thread.ofPlatform().start(worker);
        thread.join();
        assertThat(worker.failure()).isInstanceOf(IllegalStateException.class).hasMessage("no memory");
    }

    @Test
    @Timeout(30)
    void shouldTakeTheNewestAfterALongInference() throws InterruptedException {
        policy.gate = new CountDownLatch(1);
        PolicyWorker worker = new PolicyWorker(policy, 1, observations, chunks, Clock.system(), times::add);
        observe(0, 0);
        Thread thread = Thread.ofPlatform().start(worker);
        policy.entered.await();
        observe(1, 1);
        observe(2, 2);
        observe(3, 3);
        policy.gate.countDown();
        while (!(chunks.poll() && chunks.latest().startNanos() == 3 * STEP)) {
            Thread.sleep(1);
        }
        thread.interrupt();
        thread.join();
        assertThat(worker.missed()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAChunkForNoObservation() {
        assertThatIllegalArgumentException().isThrownBy(() -> worker(0));
    }

    @AllocationFree
    void shouldWorkWithoutAllocating() {
        observe(seen, 1);
        quiet.step();
        chunks.poll();
    }

    private final PolicyWorker quiet = new PolicyWorker(policy, 1, observations, chunks, clock, nanos -> {});

    private PolicyWorker worker(int execute) {
        return new PolicyWorker(policy, execute, observations, chunks, clock, times::add);
    }

    private void observe(long index, float x) {
        observe(index, x, index * STEP);
    }

    private void observe(long index, float x, long nanos) {
        seen = index + 1;
        frame[0] = x;
        observations.writable().push(0, frame, nanos);
        observations.publish();
    }

    /// Twice what it sees; takes 5 ns.
    private final class Doubling implements Policy {

        private final CountDownLatch entered = new CountDownLatch(1);
        private CountDownLatch gate = new CountDownLatch(0);
        private boolean broken;
        private int preparations;

        @Override
        public void prepare() {
            preparations++;
        }

        @Override
        public ObservationSpec observationSpec() {
            return SEEN;
        }

        @Override
        public ActionSpec actionSpec() {
            return ACTION;
        }

        @Override
        public int horizon() {
            return 4;
        }

        @Override
        public long periodNanos() {
            return STEP;
        }

        @Override
        public Status infer(Observation observation, ActionChunk out) {
            if (broken) {
                throw new IllegalStateException("no memory");
            }
            if (gate.getCount() > 0) {
                entered.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            clock.advance(5);
            float x = observation.floats(0)[1];
            if (!Float.isFinite(x)) {
                return Status.NOT_FINITE;
            }
            out.set(0, 0, 2 * x);
            out.setStartNanos(observation.oldestCaptureNanos());
            return Status.OK;
        }

        @Override
        public void reset(long seed) {}

        @Override
        public long networkCalls() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
