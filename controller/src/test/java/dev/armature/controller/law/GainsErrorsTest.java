package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.Panda;
import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every gain of every law just beyond its bounds: the file, the key, the value and the bounds are named. And the
/// small parts that the laws are made of.
class GainsErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "translational_stiffness_n_per_m, 6000",
        "translational_damping_n_s_per_m, 500",
        "rotational_stiffness_nm_per_rad, 300",
        "rotational_damping_nm_s_per_rad, 50",
        "translational_integral_n_per_m, 1000",
        "rotational_integral_nm_per_rad, 100",
        "nullspace_stiffness_nm_per_rad, 100",
        "joint1_nullspace_factor, 1000",
    })
    void shouldNameTheCartesianGainBeyondItsBounds(String key, double max) {
        CartesianImpedanceGains.from(Config.parse("law.yaml", key + ": " + max));
        CartesianImpedanceGains.from(Config.parse("law.yaml", key + ": 0"));
        for (double bad : new double[] {-0.5, max + 0.5}) {
            Config c = Config.parse("law.yaml", key + ": " + bad);
            assertThatThrownBy(() -> CartesianImpedanceGains.from(c))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("law.yaml: " + key + ": " + bad)
                    .hasMessageContaining("0.0.." + max);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "translational_stiffness_per_s2, 2000",
        "rotational_stiffness_per_s2, 2000",
        "nullspace_stiffness, 200",
        "translational_deadband_m, 0.01",
        "rotational_deadband_rad, 0.1",
    })
    void shouldNameTheOperationalSpaceGainBeyondItsBounds(String key, double max) {
        OperationalSpaceGains base = OperationalSpaceGains.robosuite();
        OperationalSpaceGains.from(Config.parse("law.yaml", key + ": " + max), base);
        for (double bad : new double[] {-0.5, max + 0.5}) {
            Config c = Config.parse("law.yaml", key + ": " + bad);
            assertThatThrownBy(() -> OperationalSpaceGains.from(c, base))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("law.yaml: " + key + ": " + bad)
                    .hasMessageContaining("0.0.." + max);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "residual_mass_kg_m2, 5.1",
        "resting_pose_rad, 4.1",
        "resting_pose_rad, -4.1",
    })
    void shouldCountToTheBadNumberOfAListOfJoints(String key, double bad) {
        Config c = Config.parse("law.yaml", key + ": [0, 0, 0, " + bad + ", 0, 0, 0]");
        assertThatThrownBy(() -> OperationalSpaceGains.from(c, OperationalSpaceGains.deoxys()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("law.yaml: " + key + "[3]: " + bad);
        Config shorter = Config.parse("law.yaml", key + ": [0, 0]");
        assertThatThrownBy(() -> OperationalSpaceGains.from(shorter, OperationalSpaceGains.robosuite()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(key + ": has 2 numbers")
                .hasMessageContaining("Give 7, one for each joint");
    }

    @Test
    void shouldReadEveryOperationalSpaceKey() {
        try (Config c = Config.parse("law.yaml", """
                translational_stiffness_per_s2: 1
                rotational_stiffness_per_s2: 2
                residual_mass_kg_m2: [1, 1, 1, 1, 1, 1, 2]
                nullspace_stiffness: 3
                resting_pose_rad: [-1, 0, 0, 0, 0, 0, 1]
                translational_deadband_m: 0.001
                rotational_deadband_rad: 0.002
                coriolis: false
                coupled: true
                """)) {
            OperationalSpaceGains read = OperationalSpaceGains.from(c, OperationalSpaceGains.robosuite());
            assertThat(read)
                    .isEqualTo(new OperationalSpaceGains(
                            1,
                            2,
                            OperationalSpaceGains.OrientationError.AXES,
                            List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0),
                            OperationalSpaceGains.Posture.ACCELERATION,
                            3,
                            List.of(-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
                            0.001,
                            0.002,
                            List.of(),
                            false,
                            true));
        }
        OperationalSpaceGains deoxys = OperationalSpaceGains.deoxys();
        assertThat(OperationalSpaceGains.from(Config.parse("law.yaml", "{}"), deoxys))
                .isEqualTo(deoxys);
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "5", "7"})
    void shouldSayHowManyNumbersAClipHas(int n) {
        Config c = Config.parse("law.yaml", "translational_clip_m: " + Collections.nCopies(n, 0.1));
        assertThatThrownBy(() -> CartesianImpedanceGains.from(c))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("law.yaml: translational_clip_m: has " + n + " numbers")
                .hasMessageContaining("[0.01], or six");
    }

    @ParameterizedTest
    @CsvSource({"translational_clip_m, 0.21", "rotational_clip_rad, 1.01", "translational_clip_m, -0.01"})
    void shouldRefuseAClipBeyondItsBounds(String key, double bad) {
        Config c = Config.parse("law.yaml", key + ": [" + bad + "]");
        assertThatThrownBy(() -> CartesianImpedanceGains.from(c))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(key + "[0]: " + bad);
    }

    @Property(tries = 300, seed = "131")
    void shouldClipEachAxisAndSignForItself(@ForAll long seed) {
        Random random = new Random(seed);
        double[] b = random.doubles(6, 0, 1).toArray();
        AxisClip clip = new AxisClip(-b[0], -b[1], -b[2], b[3], b[4], b[5]);
        double[] error = random.doubles(6, -2, 2).toArray();
        double[] before = error.clone();
        int at = random.nextInt(4);
        boolean acted = clip.clip(error, at);
        boolean outside = false;
        for (int k = 0; k < 6; k++) {
            boolean mine = k >= at && k < at + 3;
            double low = mine ? -b[k - at] : -2;
            double high = mine ? b[3 + k - at] : 2;
            assertThat(error[k]).isEqualTo(Math.max(low, Math.min(high, before[k])));
            outside |= before[k] < low || before[k] > high;
        }
        assertThat(acted).isEqualTo(outside);
    }

    @Property(tries = 200, seed = "132")
    void shouldPushAwayFromEndsInTheBandBeforeThem(@ForAll long seed) {
        Random random = new Random(seed);
        List<Double> weights = random.doubles(7, 0, 100).boxed().toList();
        JointEnds ends = new JointEnds(Panda.description(), weights);
        double[] q = new double[7];
        double[] tau = random.doubles(7, -5, 5).toArray();
        double[] before = tau.clone();
        double[] expected = tau.clone();
        for (int i = 0; i < 7; i++) {
            double min = Panda.description().joints().get(i).qMin();
            double max = Panda.description().joints().get(i).qMax();
            double distance = random.nextDouble(0.3);
            boolean upper = random.nextBoolean();
            q[i] = upper ? max - distance : min + distance;
            if (distance > 0.1 && distance < 0.25) {
                expected[i] += (upper ? -1 : 1) * weights.get(i) * distance;
            }
        }
        ends.avoid(q, tau);
        for (int i = 0; i < 7; i++) {
            assertThat(tau[i]).isCloseTo(expected[i], within(1e-9));
        }
        double[] blocked = before.clone();
        boolean acted = ends.block(q, blocked);
        boolean any = false;
        for (int i = 0; i < 7; i++) {
            double toMax = Panda.description().joints().get(i).qMax() - q[i];
            double toMin = q[i] - Panda.description().joints().get(i).qMin();
            boolean toward = toMax < 0.1 && before[i] > 0 || toMin < 0.1 && before[i] < 0;
            assertThat(blocked[i]).isEqualTo(toward ? 0 : before[i]);
            any |= toward;
        }
        assertThat(acted).isEqualTo(any);
    }

    @Test
    void shouldNeitherPushNorBlockWithoutWeights() {
        JointEnds none = new JointEnds(Panda.description(), List.of());
        double[] q = {2.89, 1.76, 2.89, -0.07, 2.89, 3.75, 2.89};
        double[] tau = {1, 1, 1, 1, 1, 1, 1};
        none.avoid(q, tau);
        assertThat(none.block(q, tau)).isFalse();
        assertThat(tau).containsOnly(1);
    }

    @Property(tries = 200, seed = "133")
    void shouldBringTorquesWithinATicksReach(@ForAll long seed) {
        Random random = new Random(seed);
        double[] last = random.doubles(7, -50, 50).toArray();
        double[] tau = random.doubles(7, -60, 60).toArray();
        double[] asked = tau.clone();
        boolean acted = new TorqueRate(Panda.description()).limit(tau, last);
        boolean far = false;
        for (int i = 0; i < 7; i++) {
            far |= Math.abs(asked[i] - last[i]) > 1;
            assertThat(tau[i]).isCloseTo(Math.clamp(asked[i], last[i] - 1, last[i] + 1), within(1e-12));
        }
        assertThat(acted).isEqualTo(far);
    }
}
