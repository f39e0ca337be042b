package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.diffusion.Denoiser;
import dev.armature.policies.testing.ToyPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The proof must pass what computes the same and nothing else.
final class GoldenProofTest {
    private static final int DIM = ToyPolicy.DIM;
    private static final int SIZE = ToyPolicy.HORIZON * DIM;

    private final GoldenProof proof = new GoldenProof(ToyPolicy.manifest());
    private final Golden golden = proof.make(network(0.8), ToyPolicy.observed(0.5, 0.05, 0), 1);

    private static Denoiser network(double weight) {
        return (sample, k, condition, out) -> {
            for (int j = 0; j < sample.length; j++) {
                out[j] = (float) Math.tanh(weight * sample[j] + 0.003 * k + condition[j % condition.length]);
            }
        };
    }

    private static String[] outputs() {
        return new String[] {Golden.GRAPH_NOISE, Golden.CHAIN_SAMPLE, Golden.CHAIN_CHUNK};
    }

    /// A copy of the golden pair with one number replaced.
    private Golden with(String array, int place, float value) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        golden.arrays().forEach((name, values) -> arrays.put(name, values.clone()));
        float[] changed = arrays.getOrDefault(array, new float[0]);
        changed[place] = value;
        return new Golden(arrays);
    }

    private float[] array(String name) {
        return golden.arrays().getOrDefault(name, new float[0]);
    }

    private double largest(String name, int dim) {
        double largest = 0;
        for (int at = dim; at < SIZE; at += DIM) {
            largest = Math.max(largest, Math.abs(array(name)[at]));
        }
        return largest;
    }

    @Test
    void shouldPassWhatComputesTheSame() {
        assertThatCode(() -> proof.check("golden.bin", golden, network(0.8))).doesNotThrowAnyException();
    }

    @Test
    void shouldHoldEveryArrayThatAPolicyNeeds() {
        assertThat(golden.arrays().keySet())
                .containsAll(Golden.NAMES)
                .contains("chain/observation/observation.state", "chain/observation/observation.environment_state");
        assertThat(array(Golden.GRAPH_TIMESTEP)).containsExactly(25);
    }

    @Property(tries = 200)
    void shouldRefuseANumberThatIsOffByMoreThanTheTolerance(
            @ForAll @IntRange(min = 0, max = 2) int which,
            @ForAll @IntRange(min = 0, max = SIZE - 1) int place,
            @ForAll @DoubleRange(min = 1.5, max = 1e6) double times) {
        String name = outputs()[which];
        double off = times * GoldenProof.TOLERANCE * largest(name, place % DIM);
        Golden changed = with(name, place, (float) (array(name)[place] + off));
        assertThatThrownBy(() -> proof.check("golden.bin", changed, network(0.8)))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("golden.bin", "'" + name + "'", "dimension " + place % DIM);
    }

    @Property(tries = 200)
    void shouldForgiveTheLastBitsOfAnotherProcessor(
            @ForAll @IntRange(min = 0, max = 2) int which,
            @ForAll @IntRange(min = 0, max = SIZE - 1) int place,
            @ForAll @DoubleRange(min = -0.9, max = 0.9) double times) {
        String name = outputs()[which];
        double off = times * GoldenProof.TOLERANCE * largest(name, place % DIM);
        Golden changed = with(name, place, (float) (array(name)[place] + off));
        assertThatCode(() -> proof.check("golden.bin", changed, network(0.8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void shouldRefuseGoldenNumbersThatAreNotFinite(String name) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int place : new int[] {0, 5, SIZE - 1}) {
                Golden changed = with(name, place, bad);
                assertThatThrownBy(() -> proof.check("golden.bin", changed, network(0.8)))
                        .as("%s at %s", bad, place)
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("'" + name + "'");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void shouldRefuseANetworkThatIsNotFinite(float bad) {
        Denoiser broken = (sample, k, condition, out) -> {
            network(0.8).noise(sample, k, condition, out);
            out[7] = bad;
        };
        assertThatThrownBy(() -> proof.check("golden.bin", golden, broken))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("graph/noise", "dimension 3");
    }

    @ParameterizedTest
    @CsvSource({
        "graph/sample, graph/noise",
        "graph/condition, graph/noise",
        "graph/timestep, graph/noise",
        "chain/noise, chain/sample",
        "chain/observation/observation.environment_state, chain/sample"
    })
    void shouldRefuseChangedInputsByTheirOutputs(String input, String output) {
        Golden changed = with(input, 0, array(input)[0] + 0.6f + (input.endsWith("timestep") ? 20 : 0));
        assertThatThrownBy(() -> proof.check("golden.bin", changed, network(0.8)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + output + "'");
    }

    @Property(tries = 50)
    void shouldRefuseAnotherNetwork(@ForAll @DoubleRange(min = 0.01, max = 0.79) double weight) {
        assertThatThrownBy(() -> proof.check("golden.bin", golden, network(weight)))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("the policy is refused", "graph/noise");
    }

    @Test
    void shouldNameEveryArrayThatIsMissingOrOfAnotherLength() {
        for (String name : golden.arrays().keySet()) {
            Map<String, float[]> without = new LinkedHashMap<>(golden.arrays());
            without.remove(name);
            assertThatThrownBy(() -> proof.check("golden.bin", new Golden(without), network(0.8)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("'" + name + "' has no numbers", "another policy");
            without.put(name, new float[array(name).length + 1]);
            assertThatThrownBy(() -> proof.check("golden.bin", new Golden(without), network(0.8)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("'" + name + "' has " + (array(name).length + 1), "another policy");
        }
    }

    @Test
    void shouldMakeTheSamePairFromTheSameSeedOnly() {
        Golden again = proof.make(network(0.8), ToyPolicy.observed(0.5, 0.05, 0), 1);
        Golden other = proof.make(network(0.8), ToyPolicy.observed(0.5, 0.05, 0), 2);
        golden.arrays()
                .forEach((name, values) -> assertThat(again.arrays().get(name)).isEqualTo(values));
        assertThat(other.arrays().get(Golden.CHAIN_NOISE)).isNotEqualTo(array(Golden.CHAIN_NOISE));
    }
}
