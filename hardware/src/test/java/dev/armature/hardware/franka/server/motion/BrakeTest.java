package dev.armature.hardware.franka.server.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.hardware.franka.Transform;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What the arm does after a motion has ended while it moved.
final class BrakeTest {

    private static final double DT = 1e-3;

    /// Until full speed, in s.
    private static final double RISE = 0.3;

    /// How far the arm may be from what is desired, in rad.
    private static final double BEHIND = 0.01;

    private final Bounds bounds = new Bounds(Motions.PANDA);

    /// A client that sets off smoothly with any generator.
    private static final class Mover {

        private final Motions m = new Motions();
        private final MotionGeneratorMode mode;
        private final double[] speed = new double[7];
        private final double[] twist = new double[6];

        Mover(MotionGeneratorMode mode, Random random) {
            this.mode = mode;
            for (int i = 0; i < 7; i++) {
                speed[i] = 0.8 * (2 * random.nextDouble() - 1);
            }
            for (int k = 0; k < 6; k++) {
                twist[k] = 0.2 * (2 * random.nextDouble() - 1);
            }
            m.look();
            assertThat(m.box.start(Motions.move(ControllerMode.JOINT_IMPEDANCE, mode)))
                    .isEqualTo(ServiceStatus.MOTION_STARTED);
            m.look();
            System.arraycopy(m.said.q_d, 0, m.command.q_c, 0, 7);
            System.arraycopy(m.said.O_T_EE_c, 0, m.command.O_T_EE_c, 0, 16);
        }

        void run(int millis) {
            assertThat(m.run(millis, this::command)).isNull();
        }

        private void command(double t, FrankaCommand c) {
            double share = (1 - Math.cos(Math.PI * Math.min(1, t / RISE))) / 2;
            for (int i = 0; i < 7; i++) {
                c.dq_c[i] = share * speed[i];
                c.q_c[i] += c.dq_c[i] * DT;
            }
            for (int k = 0; k < 6; k++) {
                c.O_dP_EE_c[k] = share * twist[k];
            }
            Transform.advance(c.O_dP_EE_c, DT, c.O_T_EE_c);
        }

        /// Breaks a limit in one place, by little or by very much.
        void jump(Random random) {
            double size = (random.nextBoolean() ? 1 : -1) * Math.pow(10, 4 * random.nextDouble());
            FrankaCommand c = m.command;
            switch (mode) {
                case JOINT_POSITION -> c.q_c[random.nextInt(7)] += 0.01 * size;
                case JOINT_VELOCITY -> c.dq_c[random.nextInt(7)] += size;
                case CARTESIAN_POSITION -> c.O_T_EE_c[12 + random.nextInt(3)] += 0.01 * size;
                default -> c.O_dP_EE_c[random.nextInt(6)] += size;
            }
        }
    }

    @Property(seed = "23", tries = 60)
    void shouldBrakeFromWhatWasAcceptedWhenACommandIsRefused(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int generator,
            @ForAll @IntRange(max = 400) int millis) {
        Random random = new Random(seed);
        Mover mover = new Mover(MotionGeneratorMode.values()[generator], random);
        Motions m = mover.m;
        mover.run(millis);
        m.look();
        double[] q = m.said.q.clone();
        double[] dq_d = m.said.dq_d.clone();
        mover.jump(random);
        assertThat(m.act(m.command, true)).isEqualTo(ServiceStatus.REFLEX_ABORTED);
        for (int k = 0; k < 400; k++) {
            m.tick(null);
            for (int i = 0; i < 7; i++) {
                double way = dq_d[i] * dq_d[i] / (2 * bounds.joints[i].ddq());
                assertThat(m.said.q[i]).isCloseTo(q[i], within(way + BEHIND));
                assertThat(Math.abs(m.said.dq_d[i])).isLessThanOrEqualTo(Math.abs(dq_d[i]));
                assertThat(Math.abs(m.said.dq[i])).isLessThanOrEqualTo(Math.abs(dq_d[i]) + 0.1);
                assertThat(Math.abs(m.said.ddq_d[i])).isLessThanOrEqualTo(bounds.joints[i].ddq() + 1e-6);
            }
        }
        assertThat(m.said.dq_d).containsOnly(0);
        assertThat(m.said.dq).containsExactly(new double[7], within(1e-3));
    }

    @Property(seed = "24", tries = 20)
    void shouldBrakeWithinTheLimitsWhenCommandsStopComing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int generator) {
        Mover mover = new Mover(MotionGeneratorMode.values()[generator], new Random(seed));
        Motions m = mover.m;
        mover.run(150);
        for (int k = 0; k < 19; k++) {
            assertThat(m.tick(null)).isNull();
        }
        assertThat(m.tick(null)).isEqualTo(ServiceStatus.REFLEX_ABORTED);
        for (int k = 0; k < 400; k++) {
            m.tick(null);
            for (int i = 0; i < 7; i++) {
                assertThat(Math.abs(m.said.dq_d[i])).isLessThanOrEqualTo(bounds.joints[i].dq());
                assertThat(Math.abs(m.said.ddq_d[i])).isLessThanOrEqualTo(bounds.joints[i].ddq() + 1e-6);
            }
        }
        assertThat(m.said.dq_d).containsOnly(0);
    }

    /// The fastest reflex of all: torques that a client may give speed the arm up until it is too fast.
    @Property(seed = "25", tries = 60)
    void shouldComeToRestAndStayWhateverTorquesLedToAReflex(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 300) int millis) {
        Random random = new Random(seed);
        Motions m = new Motions();
        m.look();
        assertThat(m.box.start(Motions.move(ControllerMode.EXTERNAL_CONTROLLER, MotionGeneratorMode.JOINT_VELOCITY)))
                .isEqualTo(ServiceStatus.MOTION_STARTED);
        double[] rate = new double[7];
        for (int i = 0; i < 7; i++) {
            rate[i] = random.nextDouble(-1, 1);
        }
        ServiceStatus ended = m.run(millis, (t, c) -> {
            for (int i = 0; i < 7; i++) {
                double most = bounds.joints[i].tau();
                c.tau_J_d[i] = Math.clamp(c.tau_J_d[i] + rate[i], -most, most);
            }
        });
        if (ended == null) {
            assertThat(m.box.preempt()).isTrue();
        }
        double[] q = m.look().q.clone();
        for (int k = 0; m.box.braking(); k++) {
            m.tick(null);
            assertThat(k).as("periods until it rests").isLessThan(500);
        }
        double[] rest = m.look().q.clone();
        for (int k = 0; k < 1000; k++) {
            m.tick(null);
            for (int i = 0; i < 7; i++) {
                assertThat(m.said.q[i]).isCloseTo(rest[i], within(BEHIND));
                assertThat(m.said.q[i]).isCloseTo(q[i], within(1.0));
            }
        }
        assertThat(m.said.dq).containsExactly(new double[7], within(1e-3));
    }

    @Test
    void shouldNeitherMoveNorRecoverWhileItBrakes() {
        Mover mover = new Mover(MotionGeneratorMode.JOINT_VELOCITY, new Random(1));
        Motions m = mover.m;
        mover.run(300);
        assertThat(m.box.braking()).isFalse();
        assertThat(m.box.preempt()).isTrue();
        int periods = 0;
        for (; m.box.braking(); periods++) {
            double[] dq_d = m.look().dq_d.clone();
            assertThat(m.box.start(Motions.move(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION)))
                    .isEqualTo(ServiceStatus.NOT_POSSIBLE);
            assertThat(m.box.recover()).isEqualTo(ServiceStatus.NOT_POSSIBLE);
            assertThat(m.said.dq_d).isEqualTo(dq_d);
            m.act(null, true);
        }
        assertThat(periods).isBetween(20, 500);
        assertThat(m.box.recover()).isEqualTo(ServiceStatus.SUCCESS);
        assertThat(m.box.start(Motions.move(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION)))
                .isEqualTo(ServiceStatus.MOTION_STARTED);
        assertThat(m.look().dq_d).containsOnly(0);
    }
}
