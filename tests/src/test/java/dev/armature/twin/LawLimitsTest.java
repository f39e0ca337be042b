package dev.armature.twin;

import static dev.armature.twin.Law.PANDA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.robot.JointLimits;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import us.ihmc.euclid.tuple3D.Vector3D;

/// Set-points from anywhere, again and again, in all 10⁵ ticks: torques, their rates, speeds and places stay inside
/// what a Panda is allowed. Accelerations do not always: the robot bounds them for motion generators, not for torques.
class LawLimitsTest {

    private static final Vector3D NOTHING = new Vector3D();
    private static final double ROUNDING = 1e-9;
    private static final int TICKS = 2000;

    @Property(tries = 153, seed = "1")
    void shouldStayInsideTheLimitsWhateverTheSetpoints(@ForAll Law law, @ForAll long seed) {
        Random random = new Random(seed);
        double[] home = PANDA.home().stream().mapToDouble(Double::doubleValue).toArray();
        double[] last = new double[home.length];
        try (Bench bench = new Bench(law, home)) {
            for (int tick = 0; tick < TICKS; tick++) {
                if (random.nextInt(100) == 0) {
                    Targets.anywhere(bench.setpoint, random);
                }
                bench.tick(NOTHING);
                check(bench, last);
            }
            assertThat(bench.loop.safety().climbs()).isZero();
        }
    }

    private static void check(Bench bench, double[] last) {
        for (int i = 0; i < last.length; i++) {
            JointLimits joint = PANDA.joints().get(i);
            double tau = bench.loop.command().tau_J_d[i];
            double dq = bench.state.dq[i];
            double q = bench.state.q[i];
            double step = Math.abs(tau - last[i]);
            last[i] = tau;
            boolean inside = Math.abs(tau) <= joint.tau()
                    && step <= joint.dtau() * 1e-3 + ROUNDING
                    && Math.abs(dq) <= joint.dq()
                    && q >= joint.qMin()
                    && q <= joint.qMax();
            if (!inside) {
                throw new AssertionError("joint " + (i + 1) + ": torque " + tau + " after a step of " + step
                        + " N·m, speed " + dq + " rad/s, at " + q + " rad, of " + joint);
            }
        }
    }
}
