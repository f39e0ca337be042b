package dev.armature.controller.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Status;
import dev.armature.core.testing.AllocationFree;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ladder, rung by rung.
class SafetyFilterTest {

    private final Drive drive = new Drive();

    @Test
    void shouldRunAtOnceWhenAllIsGood() {
        assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.RUN);
        drive.command.tau_J_d[1] = 0.5;
        drive.tick(Status.OK);
        assertThat(drive.command.tau_J_d[1]).isEqualTo(0.5);
        assertThat(drive.filter.reasons()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 7})
    void shouldSendAWidthThatTheHandHasWhateverTheFirstStateSaid(double width) {
        drive.state.gripperWidth = width;
        drive.filter.reset(drive.state);
        drive.state.gripperWidth = 0.04;
        assertThat(drive.tick(Status.MISSING)).isEqualTo(SafetyLevel.HOLD);
        assertThat(drive.command.gripperWidth).isBetween(0.0, Drive.PANDA.gripperWidthMax());
    }

    @Test
    void shouldDoTheSameToTheLastBitWhateverWasBeforeTheReset() {
        double[] first = swing(new Drive(SafetySettings.forPolicyPeriod(20 * Drive.MILLI)), 0);
        double[] later = swing(new Drive(SafetySettings.forPolicyPeriod(20 * Drive.MILLI)), 700);
        assertThat(later).isEqualTo(first);
    }

    /// Swings near a singularity and the table, after `before` ticks of another motion and a reset.
    private static double[] swing(Drive drive, int before) {
        double[] home = drive.state.q.clone();
        for (int i = 0; i < before; i++) {
            push(drive, i, -1);
        }
        drive.arm.place(home, new double[7]);
        drive.arm.read(drive.state);
        drive.filter.reset(drive.state);
        double[] seen = new double[4 * 1200];
        for (int i = 0; i < 1200; i++) {
            push(drive, i, 1);
            System.arraycopy(drive.command.tau_J_d, 0, seen, 4 * i, 4);
        }
        assertThat(SafetyReason.WALL.in(drive.filter.reasons()) || drive.filter.servoStatus() != ServoStatus.NO_WARNING)
                .isTrue();
        return seen;
    }

    private static void push(Drive drive, int tick, double side) {
        drive.command.zeroTorque();
        drive.command.tau_J_d[1] = 12;
        drive.command.tau_J_d[3] = 8 * side;
        drive.command.tau_J_d[0] = 5 * side * Math.sin(0.01 * tick);
        drive.tick(Status.OK);
    }

    @Test
    void shouldHoldWhileNoSetpointHasCome() {
        assertThat(drive.tick(Status.MISSING)).isEqualTo(SafetyLevel.HOLD);
        assertThat(SafetyReason.SETPOINT_MISSING.in(drive.filter.reasons())).isTrue();
    }

    @Test
    void shouldReplaceASingleBadCommandAndGoOn() {
        drive.tick(Status.OK);
        drive.command.tau_J_d[2] = Double.NaN;
        assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.RUN);
        assertThat(drive.command.finite()).isTrue();
        drive.command.zeroTorque();
        assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.RUN);
        assertThat(drive.filter.climbs()).isZero();
    }

    @Test
    void shouldHoldAfterThreeBadCommandsInARowAndRunAgainAfterTwentyGoodOnes() {
        drive.tick(Status.OK);
        for (int i = 0; i < 2; i++) {
            drive.command.tau_J_d[0] = Double.POSITIVE_INFINITY;
            assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.RUN);
        }
        assertThat(drive.tick(Status.NOT_FINITE)).isEqualTo(SafetyLevel.HOLD);
        assertThat(drive.filter.climbs()).isEqualTo(1);
        for (int i = 0; i < 19; i++) {
            assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.HOLD);
        }
        assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldComeToRestAndStayWhenTheSetpointIsStale() {
        double[] moving = {0.5, -0.4, 0.3, 0.4, 0.5, -0.6, 0.7};
        drive.arm.place(drive.state.q, moving);
        drive.arm.read(drive.state);
        for (int i = 0; i < 1500; i++) {
            drive.setpoint.timeNanos = drive.state.timeNanos - 61 * Drive.MILLI;
            drive.filter.filter(drive.state.timeNanos, drive.state, drive.setpoint, Status.OK, drive.command);
            drive.arm.write(drive.command);
            drive.arm.read(drive.state);
        }
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(SafetyReason.SETPOINT_STALE.in(drive.filter.reasons())).isTrue();
        double[] rested = drive.state.q.clone();
        for (int i = 0; i < 500; i++) {
            drive.tick(Status.MISSING);
        }
        for (int i = 0; i < 7; i++) {
            assertThat(drive.state.dq[i]).isBetween(-0.01, 0.01);
            assertThat(drive.state.q[i]).isBetween(rested[i] - 1e-3, rested[i] + 1e-3);
        }
    }

    @Test
    void shouldRefuseASetpointFromTheFuture() {
        drive.tick(Status.OK);
        drive.setpoint.timeNanos = drive.state.timeNanos + 3_600_000 * Drive.MILLI;
        drive.filter.filter(drive.state.timeNanos, drive.state, drive.setpoint, Status.OK, drive.command);
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(SafetyReason.SETPOINT_EARLY.in(drive.filter.reasons())).isTrue();
    }

    @Test
    void shouldLetTorquesFadeWhenTheStateIsNotFiniteAndLatchAFaultWhenItLasts() {
        for (int i = 0; i < 10; i++) {
            drive.command.tau_J_d[3] = 10;
            drive.tick(Status.OK);
        }
        double before = drive.command.tau_J_d[3];
        drive.state.q[0] = Double.NaN;
        drive.command.tau_J_d[3] = 10;
        drive.setpoint.timeNanos = drive.state.timeNanos;
        assertThat(drive.filter.filter(drive.state.timeNanos, drive.state, drive.setpoint, Status.OK, drive.command))
                .isEqualTo(SafetyLevel.SAFE_STOP);
        assertThat(drive.command.tau_J_d[3]).isEqualTo(before - 1);
        for (int i = 0; i < 1100; i++) {
            drive.state.timeNanos += Drive.MILLI;
            drive.filter.filter(drive.state.timeNanos, drive.state, drive.setpoint, Status.OK, drive.command);
        }
        assertThat(drive.command.tau_J_d).containsOnly(0);
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.FAULT);
    }

    @Test
    void shouldStayInFaultUntilAnOperatorRecovers() {
        shouldLetTorquesFadeWhenTheStateIsNotFiniteAndLatchAFaultWhenItLasts();
        drive.arm.read(drive.state);
        for (int i = 0; i < 100; i++) {
            assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.FAULT);
        }
        drive.filter.recover();
        assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.HOLD);
        for (int i = 0; i < 25; i++) {
            drive.tick(Status.OK);
        }
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldNotRecoverWhileTheCauseLasts() {
        shouldLetTorquesFadeWhenTheStateIsNotFiniteAndLatchAFaultWhenItLasts();
        drive.filter.recover();
        drive.state.timeNanos += Drive.MILLI;
        drive.filter.filter(drive.state.timeNanos, drive.state, drive.setpoint, Status.OK, drive.command);
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.FAULT);
    }

    @Test
    void shouldStopWhenTheStateStandsStillForTwentyTicks() {
        drive.tick(Status.OK);
        int ticks = 0;
        while (drive.filter.level() == SafetyLevel.RUN) {
            drive.setpoint.timeNanos = drive.state.timeNanos;
            drive.filter.filter(drive.state.timeNanos, drive.state, drive.setpoint, Status.OK, drive.command);
            ticks++;
        }
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.SAFE_STOP);
        assertThat(SafetyReason.STATE_STALE.in(drive.filter.reasons())).isTrue();
        assertThat(ticks).isEqualTo(21);
    }

    @Test
    void shouldStopWhenAJointIsBeyondItsEnd() {
        drive.tick(Status.OK);
        double[] q = drive.state.q.clone();
        q[3] = 0;
        drive.arm.place(q, new double[7]);
        drive.arm.read(drive.state);
        assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.SAFE_STOP);
        assertThat(SafetyReason.POSITION_LIMIT.in(drive.filter.reasons())).isTrue();
    }

    @Test
    void shouldBrakeWhenAJointIsTooFastAndThenGoOnByItself() {
        drive.tick(Status.OK);
        double[] dq = new double[7];
        dq[0] = 2.3;
        drive.arm.place(drive.state.q, dq);
        drive.arm.read(drive.state);
        assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.SAFE_STOP);
        assertThat(SafetyReason.VELOCITY_LIMIT.in(drive.filter.reasons())).isTrue();
        for (int i = 0; i < 900; i++) {
            drive.tick(Status.OK);
        }
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.RUN);
        assertThat(drive.filter.climbs()).isEqualTo(1);
    }

    @Test
    void shouldHoldWhenAskedToStopUntilRecovered() {
        drive.tick(Status.OK);
        drive.filter.stop();
        for (int i = 0; i < 100; i++) {
            assertThat(drive.tick(Status.OK)).isEqualTo(SafetyLevel.HOLD);
        }
        drive.filter.recover();
        for (int i = 0; i < 20; i++) {
            drive.tick(Status.OK);
        }
        assertThat(drive.filter.level()).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldKeepTheGripperWhenTheCommandIsBad() {
        drive.command.gripperWidth = 0.05;
        drive.tick(Status.OK);
        drive.command.gripperWidth = Double.NaN;
        drive.tick(Status.OK);
        assertThat(drive.command.gripperWidth).isEqualTo(0.05);
    }

    @Test
    void shouldRememberTheLastFiveSecondsInTheBlackBox() throws IOException {
        for (int i = 0; i < 6000; i++) {
            drive.command.tau_J_d[0] = i == 5990 ? Double.NaN : 0;
            drive.tick(Status.OK);
        }
        BlackBoxDump dump = drive.filter.blackBox().dump();
        assertThat(dump.ticks()).isEqualTo(5000);
        int newest = dump.ticks() - 1;
        assertThat(dump.timeNanos(newest)).isEqualTo(5999 * Drive.MILLI);
        int bad = newest - 9;
        assertThat(dump.asked(bad, 0)).isNaN();
        assertThat(dump.sent(bad, 0)).isFinite();
        assertThat(SafetyReason.COMMAND_NOT_FINITE.in(dump.reasons(bad))).isTrue();
        assertThat(dump.level(bad)).isEqualTo(SafetyLevel.RUN);
        assertThat(dump.q(bad, 3)).isCloseTo(-3 * Math.PI / 4, org.assertj.core.data.Offset.offset(1e-6));
        StringBuilder csv = new StringBuilder();
        dump.writeCsv(csv);
        assertThat(csv.toString().lines().count()).isEqualTo(dump.ticks() + 1);
        assertThat(csv).contains("COMMAND_NOT_FINITE").contains("q_rad_7");
    }

    @AllocationFree
    void shouldAllocateNothing() {
        drive.command.tau_J_d[0] = 50;
        drive.command.tau_J_d[4] = Double.NaN;
        drive.tick(Status.OK);
    }
}
