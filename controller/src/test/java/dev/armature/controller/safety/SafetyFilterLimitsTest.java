package dev.armature.controller.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.core.Status;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No limit of the Panda is ever broken, whatever is commanded.
class SafetyFilterLimitsTest {

    private static final double EPSILON = 1e-9;
    private final Drive drive = new Drive();

    @Property(tries = 100, seed = "7")
    void shouldOnlySendTorquesWithinTheLimitsWhateverComes(@ForAll long seed) {
        Random random = new Random(seed);
        for (int tick = 0; tick < 1000; tick++) {
            for (int i = 0; i < 7; i++) {
                drive.command.tau_J_d[i] = Nasty.number(random, 100);
            }
            drive.command.gripperWidth = Nasty.number(random, 0.08);
            drive.tick(random.nextInt(20) == 0 ? Status.values()[random.nextInt(Status.values().length)] : Status.OK);
        }
        assertTorques();
    }

    @Property(tries = 100, seed = "8")
    void shouldOnlySendTorquesWithinTheLimitsWhateverTheStateSays(@ForAll long seed) {
        Random random = new Random(seed);
        for (int tick = 0; tick < 1000; tick++) {
            for (int i = 0; i < 7; i++) {
                drive.command.tau_J_d[i] = Nasty.number(random, 100);
                drive.state.q[i] = Nasty.number(random, 3);
                drive.state.dq[i] = Nasty.number(random, 3);
            }
            if (random.nextInt(100) == 0) {
                drive.filter.recover();
            }
            drive.setpoint.timeNanos = tick * Drive.MILLI;
            drive.filter.filter(tick * Drive.MILLI, drive.state, drive.setpoint, Status.OK, drive.command);
            drive.measure();
        }
        assertTorques();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldNeverBreakALimitWhenTorquesAreHostile(int holdTicks) {
        Random random = new Random(holdTicks);
        double[] asked = new double[7];
        for (int tick = 0; tick < 100_000; tick++) {
            if (tick % holdTicks == 0) {
                for (int i = 0; i < 7; i++) {
                    double max = Drive.PANDA.joints().get(i).tau();
                    asked[i] = random.nextBoolean() ? random.nextDouble(-max, max) : random.nextBoolean() ? 1e9 : -1e9;
                }
            }
            System.arraycopy(asked, 0, drive.command.tau_J_d, 0, 7);
            drive.tick(Status.OK);
        }
        assertTorques();
        assertThat(drive.speedShare).isLessThan(1);
        assertThat(drive.room).isPositive();
        assertThat(drive.filter.climbs()).isZero();
    }

    @Test
    void shouldNeverBreakALimitWhenSetpointsAreRandom() {
        Random random = new Random(3);
        CartesianImpedance law = new CartesianImpedance(Drive.PANDA, CartesianImpedanceGains.defaults());
        law.reset(drive.state);
        for (int tick = 0; tick < 100_000; tick++) {
            if (tick % 50 == 0) {
                drive.setpoint.sequence++;
                drive.setpoint.X_BE_d.getRotation()
                        .setYawPitchRoll(
                                random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5), random.nextDouble(-3, 3));
                drive.setpoint.X_BE_d.getTranslation()
                        .set(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-0.3, 1.3));
            }
            drive.tick(law.update(drive.state, drive.setpoint, drive.command));
        }
        assertTorques();
        assertThat(drive.speedShare).isLessThan(1);
        assertThat(drive.room).isPositive();
        assertThat(drive.filter.climbs()).isZero();
    }

    @Test
    void shouldNeverForwardASetpointThatIsNotFiniteNorBreakALimitForIt() {
        Random random = new Random(4);
        CartesianImpedance law = new CartesianImpedance(Drive.PANDA, CartesianImpedanceGains.defaults());
        law.reset(drive.state);
        long refused = 0;
        for (int tick = 0; tick < 100_000; tick++) {
            if (tick % 20 == 0) {
                drive.setpoint.sequence++;
                drive.setpoint.X_BE_d.getTranslation()
                        .set(Nasty.number(random, 0.8), Nasty.number(random, 0.8), Nasty.number(random, 1));
                drive.setpoint.gripperWidth = Nasty.number(random, 0.08);
            }
            Status status = law.update(drive.state, drive.setpoint, drive.command);
            drive.tick(status);
            if (!drive.setpoint.finite()) {
                refused++;
                assertThat(SafetyReason.COMMAND_NOT_FINITE.in(drive.filter.reasons()))
                        .as("tick %d", tick)
                        .isTrue();
            }
        }
        assertThat(refused).isGreaterThan(10_000);
        assertTorques();
        assertThat(drive.speedShare).isLessThan(1);
        assertThat(drive.room).isPositive();
    }

    private void assertTorques() {
        assertThat(drive.notFinite).isZero();
        assertThat(drive.torqueShare).isLessThanOrEqualTo(1);
        assertThat(drive.torqueStep).isLessThanOrEqualTo(1 + EPSILON);
    }
}
