package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.policies.testing.ToyPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplerSettingsTest {

    private final SamplerSettings tuned = ToyPolicy.diffusion().untuned();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ddpm-100",
                "ddim-10",
                "ddim:60,30,0",
                "rti:ddim:25,10,3,0",
                "rti:ddpm:10,7,5,3,1,0",
                "rti:ddpm:10,7,5,3,1,0+linear",
                "rti:ddim:25+no-re-reference",
                "rti:ddim:25+linear+no-re-reference",
                "ddpm-100+linear"
            })
    void shouldPrintTheNameThatItWasReadFrom(String name) {
        SamplerSettings settings = SamplerSettings.parse(name, tuned, 100);
        assertThat(settings.text(NoiseSchedule.Kind.SQUARED_COSINE, 100)).isEqualTo(name);
    }

    @Test
    void shouldTakeTheManifestsListForBareRti() {
        assertThat(SamplerSettings.parse("rti", tuned, 100)).isEqualTo(tuned);
        assertThat(SamplerSettings.parse("rti", tuned.withMode(SamplerSettings.Mode.FULL), 100))
                .isEqualTo(tuned);
    }

    @Test
    void shouldKeepTheFirstSolveWhenTheListIsGiven() {
        SamplerSettings given = SamplerSettings.parse("rti:ddim:40,0", tuned, 100);
        assertThat(given.first()).isEqualTo(tuned.first());
        assertThat(given.mode()).isEqualTo(SamplerSettings.Mode.RTI);
        assertThat(given.refine()).isEqualTo(Solve.parse("ddim:40,0", 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rti:", "rti:euler:3", "rti+", "rti+cosine", "RTI", "rti:ddim:200"})
    void shouldRefuseUnknownNames(String name) {
        assertThatThrownBy(() -> SamplerSettings.parse(name, tuned, 100)).isInstanceOf(IllegalArgumentException.class);
    }
}
