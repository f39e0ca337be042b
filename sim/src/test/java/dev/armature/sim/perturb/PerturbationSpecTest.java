package dev.armature.sim.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerturbationSpecTest {

    private static final PerturbationSpec ALL =
            new PerturbationSpec(0.3, 0.4, 0.1, 0.02, 0.05, 0.03, 0.2, 0.25, 0.1, 0.2, 0.15);

    @TempDir
    Path folder;

    @Test
    void shouldReadEveryAxis() throws IOException {
        assertThat(load("""
                light_fraction: 0.3
                light_direction_rad: 0.4
                colour_fraction: 0.1
                camera_translation_m: 0.02
                camera_rotation_rad: 0.05
                object_translation_m: 0.03
                friction_fraction: 0.2
                mass_fraction: 0.25
                actuator_gain_fraction: 0.1
                latency_s: 0.2
                dropped_fraction: 0.15
                """)).isEqualTo(ALL);
    }

    @Test
    void shouldLeaveAxesAloneThatAreNotGiven() throws IOException {
        PerturbationSpec spec = load("mass_fraction: 0.5");
        assertThat(spec).isEqualTo(new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0));
        assertThat(spec.active()).isTrue();
        assertThat(PerturbationSpec.NONE.active()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mass_fractoin: 0.5        | mass_fractoin          | mass_fraction
                    wind_m_per_s: 3           | wind_m_per_s           | not known
                    latency_ms: 20            | latency_ms             | not known
                    mass_fraction: heavy      | mass_fraction          | heavy is not a number within 0.0..0.9
                    mass_fraction: [0.1]      | mass_fraction          | not a number
                    mass_fraction: true       | mass_fraction          | not a number
                    mass_fraction: .nan       | mass_fraction          | not a number
                    mass_fraction: -0.1       | mass_fraction          | within 0.0..0.9
                    mass_fraction: 0.95       | mass_fraction          | within 0.0..0.9
                    latency_s: 1.5            | latency_s              | within 0.0..1.0
                    camera_translation_m: 20  | camera_translation_m   | within 0.0..0.5
                    just words                | spec.yaml              | no mapping
                    a: [                      | spec.yaml              | not valid YAML
                    """)
    void shouldRefuseWhatItDoesNotUnderstandAndSayWhere(String yaml, String key, String complaint) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("spec.yaml")
                .hasMessageContaining(key)
                .hasMessageContaining(complaint);
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> PerturbationSpec.load(folder.resolve("none.yaml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.yaml");
    }

    @Property(tries = 500, seed = "1")
    void shouldDrawTheSameWithinItsRangesFromTheSameSeed(@ForAll long seed) {
        Perturbation p = ALL.sample(seed);
        assertThat(ALL.sample(seed)).isEqualTo(p);
        assertThat(p.lightScale()).isBetween(0.7, 1.3);
        assertThat(p.lightDirectionRad()).isBetween(-0.4, 0.4);
        assertThat(p.frictionScale()).isBetween(0.8, 1.2);
        assertThat(p.massScale()).isBetween(0.75, 1.25);
        assertThat(p.actuatorGain()).isBetween(0.9, 1.1);
        assertThat(p.latencySeconds()).isBetween(0.0, 0.2);
        assertThat(p.droppedFraction()).isBetween(0.0, 0.15);
        assertThat(p.describe()).contains("seed " + p.seed());
    }

    @Test
    void shouldDrawAnotherForEachSeedOnBothSidesOfNominal() {
        Set<Perturbation> drawn = new HashSet<>();
        int lighter = 0;
        for (long seed = 0; seed < 200; seed++) {
            drawn.add(ALL.sample(seed));
            lighter += ALL.sample(seed).massScale() < 1 ? 1 : 0;
        }
        assertThat(drawn).hasSize(200);
        // four standard deviations of a fair coin
        assertThat(lighter).isBetween(72, 128);
    }

    @Test
    void shouldDrawOneAxisAlikeWhateverTheOthersAre() {
        PerturbationSpec massOnly = new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0.25, 0, 0, 0);
        assertThat(massOnly.sample(9).massScale()).isEqualTo(ALL.sample(9).massScale());
        assertThat(massOnly.sample(9).frictionScale()).isEqualTo(1);
        assertThat(massOnly.sample(9).actuatorGain()).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfTheNominalTwin() {
        assertThat(Perturbation.NONE.describe()).isEmpty();
    }

    private PerturbationSpec load(String yaml) throws IOException {
        return PerturbationSpec.load(Files.writeString(folder.resolve("spec.yaml"), yaml));
    }
}
