package dev.armature.hardware.franka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple3D.Vector3D;

final class TransformTest {

    private static RigidBodyTransform random(Random random) {
        RigidBodyTransform pose = new RigidBodyTransform();
        pose.getRotation()
                .setRotationVector(new Vector3D(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
        pose.getTranslation().set(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        return pose;
    }

    private static double[] array(RigidBodyTransform pose) {
        double[] out = new double[16];
        Transform.set(pose, out);
        return out;
    }

    @Property(seed = "11", tries = 200)
    void shouldMultiplyAndInvertAsEuclidDoes(@ForAll long seed) {
        Random random = new Random(seed);
        RigidBodyTransform a = random(random);
        RigidBodyTransform b = random(random);
        double[] product = new double[16];
        Transform.multiply(array(a), array(b), product);
        double[] inverse = new double[16];
        Transform.invert(array(a), inverse);
        RigidBodyTransform wanted = new RigidBodyTransform(a);
        wanted.multiply(b);
        a.invert();
        assertThat(product).containsExactly(array(wanted), within(1e-12));
        assertThat(inverse).containsExactly(array(a), within(1e-12));
    }

    @Property(seed = "12", tries = 500)
    void shouldFindTheRotationThatAdvanceMakes(@ForAll long seed) {
        Random random = new Random(seed);
        double[] from = array(random(random));
        double size = Math.pow(10, -random.nextInt(8));
        double[] twist = new double[6];
        for (int i = 0; i < 6; i++) {
            twist[i] = size * (random.nextDouble() - 0.5) * 2;
        }
        double[] to = from.clone();
        Transform.advance(twist, 1, to);
        double[] found = new double[3];
        Transform.rotation(from, to, found, 0);
        for (int k = 0; k < 3; k++) {
            assertThat(found[k]).isCloseTo(twist[3 + k], within(1e-9 + 1e-9 * size));
            assertThat(to[12 + k] - from[12 + k]).isCloseTo(twist[k], within(1e-12));
        }
        double angle = Math.sqrt(twist[3] * twist[3] + twist[4] * twist[4] + twist[5] * twist[5]);
        assertThat(Transform.angle(from, to)).isCloseTo(angle, within(1e-7));
        assertThat(Transform.isRigid(to)).isTrue();
    }

    @Test
    void shouldMeasureHalfATurn() {
        RigidBodyTransform turned = new RigidBodyTransform();
        turned.getRotation().set(new RotationMatrix(Math.PI, 0, 0));
        assertThat(Transform.angle(Transform.identity(), array(turned))).isCloseTo(Math.PI, within(1e-7));
    }

    @Test
    void shouldRefuseWhatIsNoPose() {
        assertThat(Transform.isRigid(Transform.identity())).isTrue();
        assertThat(Transform.isRigid(new double[16])).isFalse();
        for (int i = 0; i < 16; i++) {
            double[] bad = Transform.identity();
            bad[i] = Double.NaN;
            assertThat(Transform.isRigid(bad)).isFalse();
            if (i < 12 || i == 15) {
                double[] skewed = Transform.identity();
                skewed[i] += 1e-3;
                assertThat(Transform.isRigid(skewed)).isFalse();
            }
        }
        double[] mirrored = Transform.identity();
        mirrored[0] = -1;
        assertThat(Transform.isRigid(mirrored)).isFalse();
    }
}
