package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.sim.perturb.PerturbationSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VisualAxesTest {

    private static final int AXES = 11;
    private static final int VISUAL = 5;

    private static PerturbationSpec with(int... axes) {
        double[] far = new double[AXES];
        for (int axis : axes) {
            far[axis] = 0.1;
        }
        return new PerturbationSpec(
                far[0], far[1], far[2], far[3], far[4], far[5], far[6], far[7], far[8], far[9], far[10]);
    }

    private static Optional<String> note(PerturbationSpec spec, String observed) {
        return VisualAxes.note(
                spec,
                new ObservationLayout(
                        1, List.of(new ObservedTensor(observed, List.of("a"), "m", "", List.of(0.0), List.of(1.0)))));
    }

    @Test
    void shouldTellOfAxesThatOnlyAPictureShows() {
        for (int axis = 0; axis < AXES; axis++) {
            assertThat(note(with(axis), "observation.state").isPresent())
                    .as("axis %d", axis)
                    .isEqualTo(axis < VISUAL);
        }
        assertThat(note(with(0, 3), "observation.state").orElseThrow())
                .contains("light_fraction 0.1, camera_translation_m 0.1", "sees none");
    }

    @Test
    void shouldSayNothingWhenSomethingElseDiffersTooOrThePolicySees() {
        assertThat(note(PerturbationSpec.NONE, "observation.state")).isEmpty();
        assertThat(note(with(0, 6), "observation.state")).isEmpty();
        assertThat(note(with(0), "observation.images.front")).isEmpty();
    }
}
