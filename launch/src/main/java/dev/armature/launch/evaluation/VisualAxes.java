package dev.armature.launch.evaluation;

import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.sim.perturb.PerturbationSpec;
import java.util.Optional;

/// Light, colours and cameras: what only a policy that sees pictures can notice.
final class VisualAxes {

    /// How LeRobot's names of pictures begin, `observation.image` and `observation.images.front`.
    private static final String PICTURE = "observation.image";

    private VisualAxes() {}

    /// What to tell of a perturbation that a policy cannot notice, for it changes nothing but what is seen.
    static Optional<String> note(PerturbationSpec spec, ObservationLayout seen) {
        boolean pictures =
                seen.tensors().stream().anyMatch(tensor -> tensor.name().startsWith(PICTURE));
        if (pictures || !spec.active() || withoutVisual(spec).active()) {
            return Optional.empty();
        }
        return Optional.of(
                "note: " + spec.describe() + ": changes only pictures, and this policy sees none; its figures"
                        + " are those without a perturbation");
    }

    private static PerturbationSpec withoutVisual(PerturbationSpec s) {
        return new PerturbationSpec(
                0,
                0,
                0,
                0,
                0,
                s.objectTranslationM(),
                s.frictionFraction(),
                s.massFraction(),
                s.actuatorGainFraction(),
                s.latencySeconds(),
                s.droppedFraction());
    }
}
