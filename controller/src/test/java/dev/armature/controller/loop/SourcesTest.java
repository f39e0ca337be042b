package dev.armature.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.law.JointImpedance;
import dev.armature.controller.law.JointImpedanceGains;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.schedule.ActionTarget;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Command;
import dev.armature.core.Mailbox;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where targets come from, and how a loop on a thread of its own ends.
class SourcesTest {

    private static final long MILLI = 1_000_000;
    private static final long STEP = 10 * MILLI;
    private static final ActionSpec JOINTS = new ActionSpec(
            ActionSpec.Kind.JOINT_POSITION, Collections.nCopies(7, "q"), Collections.nCopies(7, "rad"), "");

    private final Mailbox<Setpoint> setpoints = new Mailbox<>(() -> new Setpoint(7));
    private final RigidArm arm = new RigidArm(Panda.description(), MILLI);
    private final RobotState state = new RobotState(7);
    private final Setpoint out = new Setpoint(7);

    SourcesTest() {
        arm.read(state);
    }

    @Test
    void shouldSayMissingUntilASetpointComesAndKeepTheLastOne() {
        SetpointSource source = SetpointSource.from(setpoints);
        out.gripperWidth = 7;
        assertThat(source.next(0, state, out)).isEqualTo(Status.MISSING);
        assertThat(out.gripperWidth).isEqualTo(7);
        setpoints.writable().gripperWidth = 0.05;
        setpoints.writable().timeNanos = 3;
        setpoints.publish();
        assertThat(source.next(5, state, out)).isEqualTo(Status.OK);
        assertThat(out.gripperWidth).isEqualTo(0.05);
        assertThat(out.timeNanos).isEqualTo(3);
        assertThat(source.next(1L << 50, state, out)).isEqualTo(Status.OK);
        assertThat(out.timeNanos).isEqualTo(3);
    }

    @Test
    void shouldFollowAChunkRowByRowAndThenRunDry() {
        Mailbox<ActionChunk> chunks = new Mailbox<>(() -> new ActionChunk(JOINTS, 4, STEP));
        ChunkSource source = source(chunks);
        assertThat(source.next(0, state, out)).isEqualTo(Status.MISSING);
        publish(chunks, 0, 1);
        for (int row = 0; row < 4; row++) {
            assertThat(source.next(row * STEP + 1, state, out)).isEqualTo(Status.OK);
            assertThat(out.q_d[0]).isEqualTo(1 + row);
            assertThat(out.timeNanos).isEqualTo(row * STEP + 1);
            assertThat(out.sequence).isEqualTo(row + 1);
        }
        assertThat(source.next(5 * STEP, state, out)).isEqualTo(Status.OK);
        long last = out.timeNanos;
        assertThat(source.next(6 * STEP, state, out)).isEqualTo(Status.STALE);
        assertThat(out.timeNanos).isEqualTo(last);
        assertThat(out.q_d[0]).isEqualTo(4);
        publish(chunks, 6 * STEP, 20);
        assertThat(source.next(6 * STEP, state, out)).isEqualTo(Status.OK);
        assertThat(out.q_d[0]).isEqualTo(20);
    }

    @Test
    void shouldBeBrokenForGoodAfterAChunkOfAnotherShape() {
        Mailbox<ActionChunk> chunks = new Mailbox<>(() -> new ActionChunk(JOINTS, 5, STEP));
        ChunkSource source = source(chunks);
        assertThat(source.next(0, state, out)).isEqualTo(Status.MISSING);
        publish(chunks, 0, 0);
        for (int i = 1; i < 9; i++) {
            assertThat(source.next(i * STEP, state, out)).isEqualTo(Status.FAULT);
        }
    }

    @Test
    void shouldStayBrokenWhenTheShapeChangesOnTheWayAndMoveTheTargetNoMore() {
        Iterator<ActionChunk> slots = List.of(
                        new ActionChunk(JOINTS, 4, STEP),
                        new ActionChunk(JOINTS, 5, STEP),
                        new ActionChunk(JOINTS, 4, STEP))
                .iterator();
        Mailbox<ActionChunk> chunks = new Mailbox<>(slots::next);
        ChunkSource source = source(chunks);
        boolean fault = false;
        for (int i = 0; i < 6; i++) {
            fault |= chunks.writable().horizon() == 5;
            publish(chunks, i * STEP, i);
            double before = out.q_d[0];
            assertThat(source.next(i * STEP, state, out)).isEqualTo(fault ? Status.FAULT : Status.OK);
            assertThat(out.q_d[0]).isEqualTo(fault ? before : i);
        }
        assertThat(fault).as("the wrong one came").isTrue();
    }

    @Test
    void shouldNotMoveTheTargetByAStateThatIsNotFinite() {
        Mailbox<ActionChunk> chunks = new Mailbox<>(() -> new ActionChunk(JOINTS, 4, STEP));
        ChunkSource source = source(chunks);
        publish(chunks, 0, 1);
        source.next(0, state, out);
        state.dq[0] = Double.NaN;
        assertThat(source.next(STEP, state, out)).isEqualTo(Status.OK);
        assertThat(out.q_d[0]).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void shouldEndWhenStoppedFromAnotherThread() throws InterruptedException {
        ControlLoop loop = loop(Clock.system());
        loop.reset();
        Thread thread = Thread.ofPlatform().start(loop::run);
        while (loop.ticks() < 5) {
            Thread.onSpinWait();
        }
        loop.stop();
        thread.join();
        long ticks = loop.ticks();
        assertThat(loop.held()).isEqualTo(ticks);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(loop.ticks()).isEqualTo(ticks);
    }

    @Test
    @Timeout(30)
    void shouldEndWhenInterrupted() throws InterruptedException {
        ControlLoop loop = loop(Clock.system());
        loop.reset();
        Thread thread = Thread.ofPlatform().start(loop::run);
        while (loop.ticks() < 5) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        thread.join();
        assertThat(loop.ticks()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void shouldStayWhereTheArmIsUntilTheFirstTargetAlsoAfterAReset() {
        ManualClock clock = new ManualClock(0);
        ControlLoop loop = loop(clock);
        loop.reset();
        double[] q = state.q.clone();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 300; i++) {
                loop.tick();
                clock.advance(MILLI);
            }
            for (int i = 0; i < 7; i++) {
                assertThat(loop.state().q[i]).isBetween(q[i] - 1e-4, q[i] + 1e-4);
            }
            loop.reset();
        }
        assertThat(loop.ticks()).isEqualTo(600);
        assertThat(loop.command().finite()).isTrue();
    }

    private ControlLoop loop(Clock clock) {
        return new ControlLoop(
                Panda.description(),
                new Stamped(arm, clock),
                SetpointSource.from(setpoints),
                TargetSmoother.none(),
                new JointImpedance(Panda.description(), JointImpedanceGains.defaults()),
                new SafetyFilter(Panda.description(), SafetySettings.forPolicyPeriod(STEP), MILLI),
                clock);
    }

    private static ChunkSource source(Mailbox<ActionChunk> chunks) {
        return new ChunkSource(
                chunks,
                new ChunkScheduler(JOINTS, 4, STEP, 0, 2 * STEP),
                new ActionTarget(Panda.description(), JOINTS, 1e-3));
    }

    /// An arm whose states are of the loop's clock, also when ticks are late.
    private record Stamped(Plant arm, Clock clock) implements Plant {

        @Override
        public void read(RobotState out) {
            arm.read(out);
            out.timeNanos = clock.nanoTime();
        }

        @Override
        public void write(Command command) {
            arm.write(command);
        }

        @Override
        public long periodNanos() {
            return arm.periodNanos();
        }
    }

    private static void publish(Mailbox<ActionChunk> chunks, long start, float first) {
        ActionChunk chunk = chunks.writable();
        chunk.setStartNanos(start);
        for (int row = 0; row < chunk.horizon(); row++) {
            for (int d = 0; d < 7; d++) {
                chunk.set(row, d, first + row);
            }
        }
        chunks.publish();
    }
}
