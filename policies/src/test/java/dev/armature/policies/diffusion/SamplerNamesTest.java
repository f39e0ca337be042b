package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.policies.testing.ToyPolicy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/// Every sampler has a name that reads back as itself.
final class SamplerNamesTest {
    private final SamplerSettings tuned = ToyPolicy.diffusion().untuned();

    @Property(tries = 400)
    void shouldReadBackTheNameOfEverySampler(
            @ForAll SamplerSettings.Mode mode,
            @ForAll Posterior posterior,
            @ForAll @Size(min = 1, max = 12) Set<@IntRange(min = 0, max = 99) Integer> set,
            @ForAll boolean linear,
            @ForAll boolean reReference) {
        TreeSet<Integer> levels = new TreeSet<>(set);
        if (posterior == Posterior.DDPM) {
            levels.add(0);
        }
        Solve solve = new Solve(posterior, List.copyOf(levels.descendingSet()));
        SamplerSettings settings = new SamplerSettings(
                mode,
                mode == SamplerSettings.Mode.FULL ? solve : tuned.first(),
                mode == SamplerSettings.Mode.FULL ? tuned.refine() : solve,
                linear ? NoiseSchedule.Kind.LINEAR : NoiseSchedule.Kind.SQUARED_COSINE,
                reReference);
        String name = settings.text(NoiseSchedule.Kind.SQUARED_COSINE, 100);
        assertThat(SamplerSettings.parse(name, tuned, 100)).isEqualTo(settings);
        assertThat(name.contains("linear")).isEqualTo(linear);
        assertThat(name.contains("no-re-reference")).isEqualTo(!reReference);
    }

    /// Anything may be typed; only an [IllegalArgumentException] with a text may come of it.
    @Property(tries = 500)
    void shouldRefuseNoiseWithoutFallingOver(@ForAll @StringLength(max = 20) String noise) {
        for (String text : new String[] {noise, "rti:" + noise, "ddim:" + noise, "ddim-" + noise, "rti+" + noise}) {
            try {
                SamplerSettings settings = SamplerSettings.parse(text, tuned, 100);
                assertThat(settings.first().levels()).allMatch(k -> k >= 0 && k < 100);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Property(tries = 200)
    void shouldRunTheNetworkAsOftenAsTheNameSays(@ForAll @IntRange(min = 1, max = 100) int calls) {
        SamplerSettings settings = SamplerSettings.parse("ddim-" + calls, tuned, 100);
        Sampler sampler = new Sampler(
                new NoiseSchedule(settings.schedule(), 100), 1.5, 3, (sample, k, condition, out) -> out[0] = k);
        sampler.solve(
                settings.first().posterior(), settings.first().levelArray(), new double[3], new float[0], () -> 0);
        assertThat(sampler.calls()).isEqualTo(calls).isEqualTo(settings.first().calls());
    }
}
