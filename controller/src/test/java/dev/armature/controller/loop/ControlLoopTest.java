package dev.armature.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.law.JointImpedance;
import dev.armature.controller.law.JointImpedanceGains;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetyReason;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.schedule.ActionTarget;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.controller.smooth.BoundedMotion;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Command;
import dev.armature.core.Mailbox;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.ManualClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlLoopTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final long MILLI = 1_000_000;
    private static final long PERIOD = 50 * MILLI;
    private static final ActionSpec POSITION = new ActionSpec(
            ActionSpec.Kind.CARTESIAN_POSITION, List.of("x", "y", "z", "g"), List.of("m", "m", "m", "1"), "base");

    private final ManualClock clock = new ManualClock(0);
    private final RigidArm arm = new RigidArm(PANDA, MILLI);
    private final Mailbox<Setpoint> setpoints = new Mailbox<>(() -> new Setpoint(7));
    private final Mailbox<ActionChunk> chunks = new Mailbox<>(() -> new ActionChunk(POSITION, 8, PERIOD));
    private final RobotState start = new RobotState(7);
    private ControlLoop loop = loop(SetpointSource.from(setpoints), arm);

    @BeforeEach
    void begin() {
        arm.read(start);
        loop.reset();
    }

    @Test
    void shouldHoldPositionBeforeAnySetpoint() {
        ticks(500);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(loop.state().q[3]).isBetween(start.q[3] - 1e-4, start.q[3] + 1e-4);
        assertThat(loop.held()).isEqualTo(500);
    }

    @Test
    void shouldFollowSetpointsOfAnotherRate() {
        for (int i = 0; i < 80; i++) {
            publish(0.05);
            ticks(50);
        }
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.RUN);
        assertThat(loop.state().X_BE.getTranslationX()).isBetween(start.X_BE.getTranslationX() + 0.049, 0.36);
        assertThat(loop.command().gripperWidth).isEqualTo(0.02);
        assertThat(loop.ticks()).isEqualTo(4000);
    }

    @Test
    void shouldNotLoseAStopThatComesBeforeTheFirstTick() {
        loop.stop();
        loop.run();
        assertThat(loop.ticks()).isZero();
    }

    @Test
    void shouldHoldWhenSetpointsStopComing() {
        publish(0.05);
        ticks(100);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.RUN);
        ticks(100);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(SafetyReason.SETPOINT_STALE.in(loop.safety().reasons())).isTrue();
    }

    @Test
    void shouldNeverForwardASetpointThatIsNotFinite() {
        publish(0);
        ticks(100);
        for (int i = 0; i < 100; i++) {
            publish(Double.NaN);
            ticks(1);
            assertThat(loop.command().finite()).isTrue();
        }
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.HOLD);
        for (int i = 0; i < 60; i++) {
            publish(0);
            ticks(1);
        }
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldMakeAMotionOfAJumpOfAMetre() {
        double fastest = 0;
        for (int i = 0; i < 1000; i++) {
            publish(1);
            ticks(1);
            fastest = Math.max(
                    fastest, Arrays.stream(loop.state().dq).map(Math::abs).max().orElseThrow());
        }
        assertThat(fastest).isLessThan(2.175);
        assertThat(loop.safety().climbs()).isZero();
    }

    @Test
    void shouldFinishTheChunkAndThenHoldWhenThePolicyIsLate() {
        loop = loop(chunkSource(), arm);
        loop.reset();
        chunk(0.03f);
        ticks(8 * 50);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.RUN);
        ticks(1000);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(Arrays.stream(loop.state().dq).map(Math::abs).max().orElseThrow())
                .isLessThan(0.01);
        chunk(0.02f);
        ticks(100);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldGoOnWithTheOldChunkWhenOneIsNotFiniteAndHoldAfterThree() {
        loop = loop(chunkSource(), arm);
        loop.reset();
        chunk(0.01f);
        ticks(20);
        chunk(Float.NaN);
        ticks(20);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.RUN);
        chunk(Float.NaN);
        ticks(1);
        chunk(Float.NaN);
        ticks(1);
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.HOLD);
    }

    @Test
    void shouldGoOnFromWhereItStoodWhenAStopIsTakenBackAmongVelocities() {
        ActionSpec velocity = new ActionSpec(
                ActionSpec.Kind.JOINT_VELOCITY, Collections.nCopies(7, "q"), Collections.nCopies(7, "rad/s"), "joint");
        Mailbox<ActionChunk> rates = new Mailbox<>(() -> new ActionChunk(velocity, 8, PERIOD));
        loop = new ControlLoop(
                PANDA,
                arm,
                new ChunkSource(
                        rates,
                        new ChunkScheduler(velocity, 8, PERIOD, 2, 2 * PERIOD),
                        new ActionTarget(PANDA, velocity, 1e-3)),
                TargetSmoother.none(),
                new JointImpedance(PANDA, JointImpedanceGains.defaults()),
                new SafetyFilter(PANDA, SafetySettings.forPolicyPeriod(PERIOD), MILLI),
                clock);
        loop.reset();
        for (int i = 0; i < 40; i++) {
            ActionChunk chunk = rates.writable();
            chunk.setStartNanos(clock.nanoTime());
            Arrays.fill(chunk.values(), 0);
            for (int row = 0; row < 8; row++) {
                chunk.set(row, 0, 0.1f);
            }
            rates.publish();
            if (i == 10) {
                loop.safety().stop();
            }
            if (i == 30) {
                assertThat(loop.safety().level()).isEqualTo(SafetyLevel.HOLD);
                start.q[0] = loop.state().q[0];
                loop.safety().recover();
            }
            ticks(100);
        }
        assertThat(loop.safety().level()).isEqualTo(SafetyLevel.RUN);
        // a second at 0.1 rad/s since, and not the two seconds of the stop too
        assertThat(loop.state().q[0] - start.q[0]).isBetween(0.08, 0.11);
    }

    @Test
    void shouldSkipMissedPeriodsInsteadOfABurst() {
        SlowPlant slow = new SlowPlant();
        ControlLoop paced = loop(SetpointSource.from(setpoints), slow);
        slow.loop = paced;
        paced.reset();
        paced.run();
        assertThat(paced.ticks()).isEqualTo(10);
        // the third tick took 3.5 ms: the periods at 3, 4 and 5 ms are gone, the next tick is at 6 ms
        assertThat(paced.overruns()).isEqualTo(3);
        assertThat(slow.writtenAtMicros)
                .containsExactly(0L, 1000L, 5500L, 6000L, 7000L, 8000L, 9000L, 10000L, 11000L, 12000L);
    }

    @AllocationFree
    void shouldAllocateNothingInAWholeTick() {
        publish(0.01);
        ticks(1);
    }

    @AllocationFree
    void shouldAllocateNothingInATickFedByChunks() {
        if (chunkFed == null) {
            chunkFed = loop(chunkSource(), arm);
            chunkFed.reset();
        }
        chunk(0.01f);
        chunkFed.tick();
        clock.advance(MILLI);
    }

    private @Nullable ControlLoop chunkFed;

    private void ticks(int n) {
        for (int i = 0; i < n; i++) {
            loop.tick();
            clock.advance(MILLI);
        }
    }

    private void publish(double forward) {
        Setpoint setpoint = setpoints.writable();
        setpoint.X_BE_d.set(start.X_BE);
        setpoint.X_BE_d.getTranslation().addX(forward);
        setpoint.timeNanos = clock.nanoTime();
        setpoint.sequence = clock.nanoTime();
        setpoint.gripperWidth = 0.02;
        setpoints.publish();
    }

    private void chunk(float forward) {
        ActionChunk chunk = chunks.writable();
        chunk.setStartNanos(clock.nanoTime());
        for (int row = 0; row < 8; row++) {
            chunk.set(row, 0, (float) start.X_BE.getTranslationX() + forward * row / 8);
            chunk.set(row, 1, 0);
            chunk.set(row, 2, (float) start.X_BE.getTranslationZ());
            chunk.set(row, 3, 1);
        }
        chunks.publish();
    }

    private SetpointSource chunkSource() {
        return new ChunkSource(
                chunks,
                new ChunkScheduler(POSITION, 8, PERIOD, 2, 2 * PERIOD),
                new ActionTarget(PANDA, POSITION, 1e-3));
    }

    private ControlLoop loop(SetpointSource source, Plant plant) {
        return new ControlLoop(
                PANDA,
                plant,
                source,
                new BoundedMotion(PANDA, 0.3, 0.3, 1e-3),
                new CartesianImpedance(PANDA, CartesianImpedanceGains.defaults()),
                new SafetyFilter(PANDA, SafetySettings.forPolicyPeriod(PERIOD), MILLI),
                clock);
    }

    /// Takes 3.5 ms for its third command and ends the loop at its tenth.
    private final class SlowPlant implements Plant {

        private ControlLoop loop = ControlLoopTest.this.loop;
        private final List<Long> writtenAtMicros = new ArrayList<>();

        @Override
        public void read(RobotState out) {
            arm.read(out);
        }

        @Override
        public void write(Command command) {
            arm.write(command);
            if (writtenAtMicros.size() == 2) {
                clock.advance(3_500_000);
            }
            writtenAtMicros.add(clock.nanoTime() / 1000);
            if (writtenAtMicros.size() == 10) {
                loop.stop();
            }
        }

        @Override
        public long periodNanos() {
            return MILLI;
        }
    }
}
