package dev.armature.controller.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.Panda;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Bounds of torques and the hold under random states.
class LimitPropertyTest {

    private static final RobotDescription PANDA = Panda.description();

    @Property(tries = 200, seed = "191")
    void shouldSendTheNearestTorqueThatRangeAndRateAllow(@ForAll long seed) {
        Random random = new Random(seed);
        double period = random.nextDouble(1e-4, 1e-2);
        TorqueLimiter limiter = new TorqueLimiter(PANDA, period);
        double[] last = new double[7];
        for (int tick = 0; tick < 100; tick++) {
            double[] asked = random.doubles(7, -150, 150).toArray();
            if (random.nextInt(5) == 0) {
                asked[random.nextInt(7)] = Double.NaN;
                asked[random.nextInt(7)] = Double.POSITIVE_INFINITY;
            }
            double[] tried = asked.clone();
            double[] sent = asked.clone();
            boolean acted = limiter.reach(tried);
            assertThat(limiter.limit(sent)).isEqualTo(acted);
            assertThat(sent).containsExactly(tried);
            boolean changed = false;
            for (int i = 0; i < 7; i++) {
                double max = PANDA.joints().get(i).tau();
                double low = Math.max(-max, last[i] - 1000 * period);
                double high = Math.min(max, last[i] + 1000 * period);
                double nearest = Double.isNaN(asked[i]) ? last[i] : Math.max(low, Math.min(high, asked[i]));
                assertThat(sent[i]).isCloseTo(nearest, within(1e-12));
                assertThat(limiter.low()[i]).isCloseTo(low, within(1e-12));
                assertThat(limiter.high()[i]).isCloseTo(high, within(1e-12));
                changed |= sent[i] != asked[i];
            }
            assertThat(acted).isEqualTo(changed);
            last = sent;
        }
    }

    @Property(tries = 200, seed = "192")
    void shouldOnlyTakeEnergyAwayWhenItDamps(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = new RobotState(7);
        for (int i = 0; i < 7; i++) {
            state.dq[i] = random.nextGaussian() * Math.pow(10, random.nextInt(5));
        }
        double[] tau = new double[7];
        new JointHold(PANDA).damp(state, tau);
        for (int i = 0; i < 7; i++) {
            assertThat(tau[i] * state.dq[i]).isLessThanOrEqualTo(0);
            assertThat(Math.abs(tau[i]))
                    .isLessThanOrEqualTo(PANDA.joints().get(i).tau());
        }
    }

    /// About the anchor: spring and damper, or the most that the joint can.
    @Property(tries = 200, seed = "193")
    void shouldPullBackToWhereEachJointCameToRest(@ForAll long seed) {
        Random random = new Random(seed);
        JointHold hold = new JointHold(PANDA);
        RobotState state = new RobotState(7);
        double[] anchor = random.doubles(7, -1, 1).toArray();
        System.arraycopy(anchor, 0, state.q, 0, 7);
        double[] tau = new double[7];
        hold.begin();
        hold.torques(state, tau);
        assertThat(tau).containsOnly(0);
        for (int i = 0; i < 7; i++) {
            state.q[i] += random.nextDouble(-0.5, 0.5);
            state.dq[i] = random.nextDouble(-1, 1);
        }
        hold.torques(state, tau);
        for (int i = 0; i < 7; i++) {
            double max = PANDA.joints().get(i).tau();
            double stiffness = 40 + 1.2 * max;
            double free = stiffness * (anchor[i] - state.q[i]) - 0.2 * stiffness * state.dq[i];
            assertThat(tau[i]).isCloseTo(Math.max(-max, Math.min(max, free)), within(1e-9));
        }
    }

    /// No joint is made to accelerate toward a wall by more than before, whatever the state.
    @Property(tries = 200, seed = "194")
    void shouldAlwaysStayAmongTheReachableTorques(@ForAll long seed) {
        Random random = new Random(seed);
        JointWalls walls = new JointWalls(PANDA, 0);
        RobotState state = new RobotState(7);
        double[] low = new double[7];
        double[] high = new double[7];
        double[] tau = new double[7];
        for (int i = 0; i < 7; i++) {
            double min = PANDA.joints().get(i).qMin();
            double max = PANDA.joints().get(i).qMax();
            state.q[i] = random.nextDouble(min - 0.1, max + 0.1);
            state.dq[i] = random.nextDouble(-3, 3);
            double middle = random.nextDouble(-10, 10);
            low[i] = middle - random.nextDouble(2);
            high[i] = middle + random.nextDouble(2);
            tau[i] = random.nextDouble(low[i], Math.nextUp(high[i]));
        }
        double[] asked = tau.clone();
        boolean acted = Walls.limit(walls, state, tau, low, high);
        boolean changed = false;
        for (int i = 0; i < 7; i++) {
            assertThat(tau[i]).isBetween(low[i], high[i]);
            changed |= tau[i] != asked[i];
        }
        if (!acted) {
            assertThat(changed).isFalse();
        }
    }
}
