package dev.armature.twin;

import static dev.armature.twin.Law.PANDA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple3D.Vector3D;

/// Somebody pushes the hand with 10 N for half a second, and lets go: a second later all is as it was.
class PushTest {

    private static final double NEWTON = 10;
    private static final Vector3D NOTHING = new Vector3D();
    private static final double MILLIMETRES = 1;
    private static final double DEGREES = 0.2;

    @Property(tries = 36, seed = "1")
    void shouldHoldItsPlaceAgainstAPushAndComeBackWithinASecond(@ForAll Law law, @ForAll long seed) {
        Random random = new Random(seed);
        double[] q = PANDA.home().stream()
                .mapToDouble(home -> home + random.nextDouble(-0.2, 0.2))
                .toArray();
        Vector3D push = new Vector3D(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        push.normalize();
        push.scale(NEWTON);
        try (Bench bench = new Bench(law, q)) {
            RigidBodyTransform start = new RigidBodyTransform(bench.state.X_BE);
            run(bench, 1000, NOTHING);
            near(bench, start);
            run(bench, 500, push);
            // it gave way, so the push was one
            assertThat(bench.millimetresFrom(start)).isBetween(2.0, 60.0);
            run(bench, 1000, NOTHING);
            for (int tick = 0; tick < 1000; tick++) {
                near(bench, start);
                bench.tick(NOTHING);
            }
            assertThat(bench.loop.safety().climbs()).isZero();
        }
    }

    private static void near(Bench bench, RigidBodyTransform start) {
        assertThat(bench.millimetresFrom(start)).isLessThan(MILLIMETRES);
        assertThat(bench.degreesFrom(start)).isLessThan(DEGREES);
    }

    private static void run(Bench bench, int ticks, Vector3D force) {
        for (int tick = 0; tick < ticks; tick++) {
            bench.tick(force);
        }
    }
}
