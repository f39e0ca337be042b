package dev.armature.core.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// An arm as data: what does not fit together is refused where it is put together.
class RobotDescriptionTest {

    private static final JointLimits JOINT = new JointLimits(-1, 1, 2, 15, 7500, 87, 1000);
    private static final CartesianLimits CARTESIAN = new CartesianLimits(1.7, 13, 6500, 2.5, 25, 12500);
    private final RigidBodyTransform X_LE = new RigidBodyTransform();

    @Property(tries = 100, seed = "95")
    void shouldBuildExactlyWhenJointsLinksAndHomeAreAsMany(
            @ForAll @IntRange(max = 4) int joints,
            @ForAll @IntRange(max = 4) int links,
            @ForAll @IntRange(max = 4) int home) {
        if (joints == links && links == home) {
            assertThat(robot(joints, links, home).dof()).isEqualTo(joints);
        } else {
            assertThatThrownBy(() -> robot(joints, links, home))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("toy: " + joints + " joints, " + links + " links and a home of " + home
                            + " must be as many");
        }
    }

    @Test
    void shouldNotChangeWithWhatItWasMadeOf() {
        List<Double> home = new ArrayList<>(List.of(0.5));
        RobotDescription robot = new RobotDescription(
                "toy", List.of(JOINT), List.of(link(1, 0)), link(0, 0), X_LE, CARTESIAN, home, 0.08);
        home.set(0, 9.0);
        X_LE.getTranslation().setZ(3);
        assertThat(robot.home()).containsExactly(0.5);
        assertThat(robot.X_LE().getTranslationZ()).isZero();
        assertThatThrownBy(() -> robot.joints().add(JOINT)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1, 1, 1, 1",
        "1, -1, 1, 1, 1, 1, 1",
        "NaN, 1, 1, 1, 1, 1, 1",
        "-1, NaN, 1, 1, 1, 1, 1",
        "-1, 1, 0, 1, 1, 1, 1",
        "-1, 1, 1, 0, 1, 1, 1",
        "-1, 1, 1, 1, -2, 1, 1",
        "-1, 1, 1, 1, 1, 0, 1",
        "-1, 1, 1, 1, 1, 1, NaN",
    })
    void shouldRefuseJointLimitsThatLeaveNoRoom(
            double qMin, double qMax, double dq, double ddq, double dddq, double tau, double dtau) {
        assertThatThrownBy(() -> new JointLimits(qMin, qMax, dq, ddq, dddq, tau, dtau))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("qMin " + qMin)
                .hasMessageContaining("qMax " + qMax);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void shouldRefuseCartesianLimitsThatAreNotPositive(int which) {
        for (double bad : new double[] {0, -1, Double.NaN}) {
            double[] v = {1, 1, 1, 1, 1, 1};
            v[which] = bad;
            assertThatThrownBy(() -> new CartesianLimits(v[0], v[1], v[2], v[3], v[4], v[5]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("positive")
                    .hasMessageContaining(String.valueOf(bad));
        }
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0", "0, -0.1", "NaN, 0", "1, NaN"})
    void shouldNameTheLinkWithAnImpossibleMass(double mass, double armature) {
        assertThatThrownBy(() -> link(mass, armature))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("link9: mass " + mass + " and armature " + armature + " must be >= 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN})
    void shouldRefuseAGripperThatOpensLessThanNotAtAll(double width) {
        assertThatThrownBy(() -> new RobotDescription(
                        "toy", List.of(JOINT), List.of(link(1, 0)), link(0, 0), X_LE, CARTESIAN, List.of(0.0), width))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toy")
                .hasMessageContaining(String.valueOf(width));
    }

    private RobotDescription robot(int joints, int links, int home) {
        return new RobotDescription(
                "toy",
                Collections.nCopies(joints, JOINT),
                Collections.nCopies(links, link(1, 0.1)),
                link(0, 0),
                X_LE,
                CARTESIAN,
                Collections.nCopies(home, 0.0),
                0.08);
    }

    private static Link link(double mass, double armature) {
        return new Link("link9", 0, 0.3, 0, mass, 0, 0, 0.1, 0.01, 0.01, 0.01, 0, 0, 0, armature);
    }
}
