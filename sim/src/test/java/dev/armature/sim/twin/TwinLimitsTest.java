package dev.armature.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Lift;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The whole stack on physics with a table in the way: whatever a policy asks for, no limit of the Panda is broken.
class TwinLimitsTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final int TICKS = 100_000;
    private static final double[] NO_NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private final RandomGenerator random = new SplittableRandom(5);
    private final double[] last = new double[7];
    private double torqueShare;
    private double torqueRateShare;
    private double speedShare;
    private double room = Double.MAX_VALUE;

    @Test
    void shouldNeverBreakALimitWhateverIsAskedFor() {
        try (Model model = Scenes.load("lift");
                Data data = model.newData()) {
            ManualClock clock = new ManualClock(0);
            PandaTwin twin = new PandaTwin(model, data, clock);
            twin.start(new Lift().ready(), 0.08);
            twin.settle();
            ControlLoop loop = new ControlLoop(
                    PANDA,
                    twin,
                    this::ask,
                    TargetSmoother.none(),
                    new CartesianImpedance(PANDA, CartesianImpedanceGains.defaults()),
                    new SafetyFilter(PANDA, SafetySettings.forPolicyPeriod(20_000_000), twin.periodNanos()),
                    clock);
            loop.reset();
            double travelled = 0;
            for (int tick = 0; tick < TICKS; tick++) {
                loop.tick();
                measure(loop.state(), loop.command().tau_J_d);
                assertThat(loop.command().finite()).isTrue();
                travelled += Math.abs(loop.state().dq[1]) * 1e-3;
            }
            assertThat(data.unstable()).isFalse();
            assertThat(torqueShare).isBetween(0.05, 1.0);
            assertThat(torqueRateShare).isBetween(0.05, 1 + 1e-9);
            assertThat(speedShare).isBetween(0.1, 1.0);
            assertThat(room).isPositive();
            // it was no still life
            assertThat(travelled).isGreaterThan(5);
        }
    }

    /// Thirty times a second somewhere else, often out of reach or under the table, sometimes nowhere.
    private Status ask(long nowNanos, RobotState state, Setpoint out) {
        if (nowNanos / 1_000_000 % 33 == 0) {
            out.sequence++;
            out.X_BE_d.getTranslation()
                    .set(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-0.3, 1.3));
            out.X_BE_d.getRotation()
                    .setYawPitchRoll(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5), random.nextDouble(-3, 3));
            out.gripperWidth = random.nextDouble(-0.1, 0.2);
            if (random.nextInt(10) == 0) {
                out.X_BE_d.getTranslation().setElement(random.nextInt(3), NO_NUMBERS[random.nextInt(3)]);
            }
        }
        out.timeNanos = nowNanos;
        return Status.OK;
    }

    private void measure(RobotState state, double[] tau) {
        for (int i = 0; i < 7; i++) {
            JointLimits joint = PANDA.joints().get(i);
            torqueShare = Math.max(torqueShare, Math.abs(tau[i]) / joint.tau());
            torqueRateShare = Math.max(torqueRateShare, Math.abs(tau[i] - last[i]) / (joint.dtau() * 1e-3));
            speedShare = Math.max(speedShare, Math.abs(state.dq[i]) / joint.dq());
            room = Math.min(room, Math.min(state.q[i] - joint.qMin(), joint.qMax() - state.q[i]));
            last[i] = tau[i];
        }
    }
}
