package dev.armature.controller.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.realtime.WarmUp;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetyReason;
import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.shared.ControlReport;
import dev.armature.core.shared.Joining;
import dev.armature.core.shared.PolicyEnd;
import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The loop and who moves it, tick by tick on a clock that the test moves. The heartbeat of a policy is a
/// real thread.
@Timeout(60)
class ControlProcessTest {

    private static final int BEAT_TICKS = 100;
    private static final RobotDescription PANDA = Panda.description();
    private static final long MILLI = 1_000_000;
    private static final long PERIOD = 50 * MILLI;
    private static final ActionSpec POSITION = new ActionSpec(
            ActionSpec.Kind.CARTESIAN_POSITION, List.of("x", "y", "z", "g"), List.of("m", "m", "m", "1"), "base");
    private static final ActionSpec JOINTS = new ActionSpec(
            ActionSpec.Kind.JOINT_POSITION,
            List.of("1", "2", "3", "4", "5", "6", "7"),
            List.of("rad", "rad", "rad", "rad", "rad", "rad", "rad"),
            "");

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(0);
    private final RigidArm arm = new RigidArm(PANDA, MILLI);
    private final Setpoint setpoint = new Setpoint(7);
    private final ControlEnd quiet = ControlEnd.rehearsal(PANDA);
    private final ControlProcess followed = new ControlProcess(
            PANDA, new Ticking(new RigidArm(PANDA, MILLI), clock), ControlLaw.CARTESIAN_IMPEDANCE, quiet, clock);
    private long ticked;
    private ControlEnd end;
    private ControlProcess control;

    @BeforeEach
    void begin() {
        open(ControlLaw.CARTESIAN_IMPEDANCE);
        followed.reset();
        followed.source().begin(Joining.setpoints(PERIOD));
    }

    private void open(ControlLaw law) {
        end = ControlEnd.open(folder.resolve("panda"), PANDA);
        control = new ControlProcess(PANDA, new Ticking(arm, clock), law, end, clock);
        control.reset();
    }

    @AfterEach
    void close() {
        end.close();
    }

    @Test
    void shouldHoldWhileNobodyHasJoined() {
        ticks(300);
        assertThat(level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(control.serving()).isZero();
        assertThat(control.loop().held()).isEqualTo(300);
    }

    @ParameterizedTest
    @EnumSource(names = {"CARTESIAN_IMPEDANCE", "OPERATIONAL_SPACE"})
    void shouldFollowSetpointsAndHoldWhenTheyStop(ControlLaw law) {
        end.close();
        open(law);
        try (PolicyEnd policy = join(Joining.setpoints(PERIOD))) {
            RobotState start = state(policy);
            for (int i = 0; i < 40; i++) {
                send(policy, start, 0.05);
                ticks(50);
            }
            assertThat(level()).isEqualTo(SafetyLevel.RUN);
            assertThat(state(policy).X_BE.getTranslationX())
                    .isBetween(start.X_BE.getTranslationX() + 0.045, start.X_BE.getTranslationX() + 0.055);

            ticks(101); // three periods after the last one, with the fifty above
            assertThat(level()).isEqualTo(SafetyLevel.HOLD);
            send(policy, start, 0.05);
            ticks(30);
            assertThat(level()).isEqualTo(SafetyLevel.RUN);
        }
    }

    @Test
    void shouldFollowChunksAndHoldAfterTheLast() {
        try (PolicyEnd policy = join(Joining.chunks(POSITION, 8, PERIOD))) {
            RobotState start = state(policy);
            ActionChunk chunk = new ActionChunk(POSITION, 8, PERIOD);
            for (int row = 0; row < 8; row++) {
                chunk.set(row, 0, (float) start.X_BE.getTranslationX());
                chunk.set(row, 1, 0.01f * row);
                chunk.set(row, 2, (float) start.X_BE.getTranslationZ());
            }
            chunk.setStartNanos(clock.nanoTime());
            policy.send(chunk);
            ticks(400);
            assertThat(level()).isEqualTo(SafetyLevel.RUN);
            ticks(200);
            assertThat(level()).isEqualTo(SafetyLevel.HOLD);
            assertThat(state(policy).X_BE.getTranslationY()).isBetween(0.03, 0.08);
        }
    }

    @Test
    void shouldFollowJointsUnderTheirOwnLaw() {
        end.close();
        open(ControlLaw.JOINT_IMPEDANCE);
        try (PolicyEnd policy = join(Joining.chunks(JOINTS, 4, PERIOD))) {
            RobotState start = state(policy);
            ActionChunk chunk = new ActionChunk(JOINTS, 4, PERIOD);
            for (int i = 0; i < 40; i++) {
                for (int row = 0; row < 4; row++) {
                    for (int j = 0; j < 7; j++) {
                        chunk.set(row, j, (float) start.q[j] + (j == 6 ? 0.2f : 0));
                    }
                }
                chunk.setStartNanos(clock.nanoTime());
                policy.send(chunk);
                ticks(50);
            }
            assertThat(state(policy).q[6]).isBetween(start.q[6] + 0.18, start.q[6] + 0.22);
        }
    }

    @Test
    void shouldRefuseActionsThatItsLawCannotFollow() {
        assertThatThrownBy(() -> join(Joining.chunks(JOINTS, 4, PERIOD)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("CARTESIAN_IMPEDANCE")
                .hasMessageContaining("--law");
        ticks(10);
        assertThat(level()).isEqualTo(SafetyLevel.HOLD);
    }

    @Test
    void shouldHoldAndNotStopWhenAPolicyLeavesInGoodOrder() {
        try (PolicyEnd policy = join(Joining.setpoints(PERIOD))) {
            RobotState start = state(policy);
            send(policy, start, 0);
            ticks(20);
            assertThat(level()).isEqualTo(SafetyLevel.RUN);
        }
        ticks(2000);
        assertThat(level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(control.serving()).isZero();
    }

    @Test
    void shouldNotTakeUpWhatThePolicyBeforeWanted() {
        try (PolicyEnd policy = join(Joining.setpoints(PERIOD))) {
            send(policy, state(policy), 0.2);
        }
        try (PolicyEnd policy = join(Joining.setpoints(PERIOD))) {
            RobotState start = state(policy);
            ticks(200);
            assertThat(level()).isEqualTo(SafetyLevel.HOLD);
            assertThat(state(policy).X_BE.getTranslationX())
                    .isBetween(start.X_BE.getTranslationX() - 1e-3, start.X_BE.getTranslationX() + 1e-3);
            assertThat(control.serving()).isEqualTo(2);
        }
    }

    @Test
    void shouldTellThePolicyWhatTheLoopDoes() {
        try (PolicyEnd policy = join(Joining.setpoints(PERIOD))) {
            send(policy, state(policy), Double.NaN);
            ticks(5);
            ControlReport report = new ControlReport();
            assertThat(policy.report(report)).isTrue();
            assertThat(report.level).isEqualTo(SafetyLevel.HOLD.ordinal());
            assertThat(SafetyReason.COMMAND_NOT_FINITE.in(report.reasons)).isTrue();
            assertThat(report.ticks).isEqualTo(control.loop().ticks());
            assertThat(report.serving).isEqualTo(1);
        }
    }

    @Test
    void shouldBeCompiledByAWarmUpThatRunsBothKindsOfPolicies() {
        for (ControlLaw law : ControlLaw.values()) {
            assertThat(ControlProcess.warmUp(PANDA, MILLI, law, Clock.realTime()))
                    .isGreaterThan(WarmUp.TICKS * 8L / 10);
        }
    }

    @AllocationFree
    void shouldAllocateNothingWhileItHolds() {
        control.tick();
    }

    @AllocationFree
    void shouldAllocateNothingWhileItFollows() {
        quiet.restart();
        setpoint.timeNanos = clock.nanoTime();
        setpoint.sequence++;
        setpoint.X_BE_d.set(followed.loop().state().X_BE);
        quiet.setpoints().publish(setpoint);
        followed.tick();
    }

    /// Joins while the control process ticks and serves, as in life.
    private PolicyEnd join(Joining what) {
        AtomicBoolean joining = new AtomicBoolean(true);
        Thread thread = Thread.ofPlatform().start(() -> {
            while (joining.get()) {
                control.serve();
                control.tick();
            }
        });
        try {
            return PolicyEnd.join(folder.resolve("panda"), PANDA, what);
        } finally {
            joining.set(false);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void send(PolicyEnd policy, RobotState from, double aheadM) {
        setpoint.timeNanos = clock.nanoTime();
        setpoint.sequence++;
        setpoint.X_BE_d.set(from.X_BE);
        setpoint.X_BE_d.getTranslation().addX(aheadM);
        System.arraycopy(from.q, 0, setpoint.q_d, 0, 7);
        policy.send(setpoint);
    }

    private RobotState state(PolicyEnd policy) {
        ticks(1);
        RobotState state = new RobotState(7);
        assertThat(policy.read(state)).isTrue();
        return state;
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            control.serve();
            control.tick();
            if (++ticked % BEAT_TICKS == 0) {
                // the policy's heart beats in real time: a loop that is faster than that must not find it dead
                Clock.system().sleepUntil(Clock.system().nanoTime() + PolicyEnd.BEAT_NANOS);
            }
        }
    }

    private SafetyLevel level() {
        return control.loop().safety().level();
    }

    /// Moves the clock on as a twin does.
    private record Ticking(RigidArm arm, ManualClock clock) implements Plant {

        @Override
        public void read(RobotState out) {
            arm.read(out);
            out.timeNanos = clock.nanoTime();
        }

        @Override
        public void write(Command command) {
            arm.write(command);
            clock.advance(MILLI);
        }

        @Override
        public long periodNanos() {
            return MILLI;
        }
    }
}
