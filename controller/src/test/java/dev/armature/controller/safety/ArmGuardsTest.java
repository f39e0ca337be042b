package dev.armature.controller.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.collision.CollisionSettings;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.limit.Workspace;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An arm among obstacles: never nearer than it may be, however it is sent, and settings that can be read.
class ArmGuardsTest {

    @Test
    void shouldStayClearOfEverythingWhenSetpointsAreRandom() {
        Random random = new Random(1);
        RigidArm arm = new RigidArm(Drive.PANDA, Drive.MILLI);
        RobotState state = new RobotState(7);
        arm.read(state);
        SafetyFilter filter =
                new SafetyFilter(Drive.PANDA, SafetySettings.forPolicyPeriod(20 * Drive.MILLI), Drive.MILLI);
        filter.reset(state);
        CartesianImpedance law = new CartesianImpedance(Drive.PANDA, CartesianImpedanceGains.defaults());
        law.reset(state);
        Setpoint setpoint = new Setpoint(7);
        Command command = new Command(7);
        double nearest = 1;
        double worst = 0;
        long near = 0;
        for (int tick = 0; tick < 40_000; tick++) {
            if (tick % 400 == 0) {
                setpoint.sequence++;
                setpoint.X_BE_d.getTranslation()
                        .set(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-0.3, 1.3));
                setpoint.X_BE_d.getRotation().set(state.X_BE.getRotation());
            }
            setpoint.timeNanos = state.timeNanos;
            filter.filter(state.timeNanos, state, setpoint, law.update(state, setpoint, command), command);
            nearest = Math.min(nearest, filter.guards().nearest());
            worst = Math.max(worst, filter.guards().condition());
            near += SafetyReason.COLLISION_SLOW.in(filter.reasons()) ? 1 : 0;
            arm.write(command);
            arm.read(state);
        }
        assertThat(near).isGreaterThan(1000);
        assertThat(nearest).isGreaterThan(0.01);
        assertThat(worst).isLessThan(30);
        assertThat(filter.climbs()).isZero();
    }

    @Test
    void shouldReadEverythingThatCanBeSet() {
        String yaml = "{collision: {stop_m: 0.015}, singularity: {slow_condition: 15, stop_condition: 25}, "
                + "workspace: {min_m: [0.2, -0.4, 0], max_m: [0.7, 0.4, 0.6]}}";
        try (Config c = Config.parse("robot.yaml", yaml)) {
            GuardSettings read = GuardSettings.from(c, GuardSettings.defaults());
            CollisionSettings usual = CollisionSettings.defaults();
            assertThat(read.collision()).isEqualTo(new CollisionSettings(0.02, 0.015, usual.obstacles(), true, true));
            assertThat(read.slowCondition()).isEqualTo(15);
            assertThat(read.stopCondition()).isEqualTo(25);
            assertThat(read.workspace()).isEqualTo(new Workspace(0.2, -0.4, 0, 0.7, 0.4, 0.6));
        }
        try (Config c = Config.parse("robot.yaml", "{}")) {
            assertThat(GuardSettings.from(c, GuardSettings.defaults())).isEqualTo(GuardSettings.defaults());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{singularity: {stop_condition: 12}}; stop_condition: 12.0 is not above 17",
                "{singularity: {slow_condition: 1}}; slow_condition: 1 is not a number within",
                "{workspace: {min_m: [0, 0, 0], max_m: [1, 0, 1]}}; max_m: 0.0 is not above 0.0",
                "{workspace: {min_m: [0, 0], max_m: [1, 1, 1]}}; min_m: has 2 numbers",
                "{workspace: {min_m: [0, 0, 0]}}; max_m: is missing",
            })
    void shouldNameWhatCannotBe(String yaml, String message) {
        Config c = Config.parse("robot.yaml", yaml);
        assertThatThrownBy(() -> GuardSettings.from(c, GuardSettings.defaults()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }
}
