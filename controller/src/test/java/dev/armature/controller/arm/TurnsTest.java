package dev.armature.controller.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.testing.AllocationFree;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import us.ihmc.euclid.tools.EuclidCoreRandomTools;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

class TurnsTest {

    private final Quaternion q = new Quaternion(0, 0, 0, 1);
    private final Quaternion far = new Quaternion(Math.sin(1.4), 0, 0, Math.cos(1.4));
    private final Vector3D turn = new Vector3D(0, 2.9, 0);

    @Property(tries = 500, seed = "3")
    void shouldAgreeWithEuclidsSlerp(@ForAll long seed) {
        Random random = new Random(seed);
        Quaternion from = EuclidCoreRandomTools.nextQuaternion(random);
        Quaternion to = EuclidCoreRandomTools.nextQuaternion(random);
        double share = random.nextDouble();
        Quaternion expected = new Quaternion();
        expected.interpolate(from, to, share);

        Turns.approach(from, to, share);

        assertThat(from.distance(expected)).isLessThan(1e-7);
        assertThat(from.norm()).isCloseTo(1, within(1e-12));
    }

    @Property(tries = 500, seed = "4")
    void shouldAgreeWithEuclidsRotationVectors(@ForAll long seed) {
        Random random = new Random(seed);
        Vector3D vector = EuclidCoreRandomTools.nextVector3D(random);
        vector.scale(Math.pow(10, random.nextDouble(-9, 0.5)));
        Quaternion expected = new Quaternion();
        expected.setRotationVector(vector);

        Turns.about(vector, q);

        assertThat(q.epsilonEquals(expected, 1e-13)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 1e-6, 4.9e-4, 5.1e-4, 1e-3, 0.1, 1.5, 3.1})
    void shouldGoTheShareOfTheWayItIsTold(double angle) {
        Quaternion target = new Quaternion();
        Turns.about(new Vector3D(0, 0, angle), target);

        Turns.approach(q, target, 0.25);

        assertThat(2 * Math.atan2(q.getZ(), q.getS())).isCloseTo(angle / 4, within(1e-15 + 1e-12 * angle));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.5})
    void shouldTakeTheShorterWay(double share) {
        Quaternion same = new Quaternion(0, 0, 0, 1);
        same.negate();

        Turns.approach(q, same, share);

        assertThat(Math.abs(q.getS())).isCloseTo(1, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void shouldStayOrArriveAtTheEnds(double share) {
        Turns.approach(q, far, share);

        assertThat(q.epsilonEquals(share == 0 ? new Quaternion(0, 0, 0, 1) : far, 1e-15))
                .isTrue();
    }

    @AllocationFree
    void shouldAllocateNothingHoweverFarItTurns() {
        q.set(0, 0, 0, 1);
        Turns.approach(q, far, 0.3);
        Turns.about(turn, q);
    }
}
