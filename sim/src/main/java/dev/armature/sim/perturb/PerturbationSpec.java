package dev.armature.sim.perturb;

import dev.armature.core.config.Config;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// How far each axis may go, either way, uniformly. Zero leaves the axis alone. The visual axes follow LBM and
/// RobotArena∞ (lighting, colours, camera); the physical and timing ones are what a robot adds.
///
/// @param lightFraction brightness of lamp and headlight, as a fraction of the nominal
/// @param lightDirectionRad direction of the lamp
/// @param colourFraction each channel of each material, as a fraction of full scale
/// @param cameraTranslationM place of each camera
/// @param cameraRotationRad orientation of each camera
/// @param objectTranslationM place of each movable object, beyond the task's own spread
/// @param frictionFraction sliding friction of everything
/// @param massFraction mass of each movable object
/// @param actuatorGainFraction answer of the arm's motors
/// @param latencySeconds age of what the policy sees, from zero to this
/// @param droppedFraction share of observations that never arrive, from zero to this
public record PerturbationSpec(
        double lightFraction,
        double lightDirectionRad,
        double colourFraction,
        double cameraTranslationM,
        double cameraRotationRad,
        double objectTranslationM,
        double frictionFraction,
        double massFraction,
        double actuatorGainFraction,
        double latencySeconds,
        double droppedFraction) {

    /// Nothing differs.
    public static final PerturbationSpec NONE = new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Reads a strict YAML file; axes that are not given stay at zero.
    public static PerturbationSpec load(Path yaml) {
        try (Config c = Config.load(yaml)) {
            return new PerturbationSpec(
                    axis(c, "light_fraction", 0.9),
                    axis(c, "light_direction_rad", 1.5),
                    axis(c, "colour_fraction", 1),
                    axis(c, "camera_translation_m", 0.5),
                    axis(c, "camera_rotation_rad", 0.8),
                    axis(c, "object_translation_m", 0.1),
                    axis(c, "friction_fraction", 0.9),
                    axis(c, "mass_fraction", 0.9),
                    axis(c, "actuator_gain_fraction", 0.5),
                    axis(c, "latency_s", 1),
                    axis(c, "dropped_fraction", 0.9));
        }
    }

    /// Draws one perturbation. The same seed draws the same one.
    public Perturbation sample(long seed) {
        RandomGenerator r = new SplittableRandom(seed ^ 0x70657274L);
        return new Perturbation(
                r.nextLong(),
                1 + either(r, lightFraction),
                either(r, lightDirectionRad),
                colourFraction,
                cameraTranslationM,
                cameraRotationRad,
                objectTranslationM,
                1 + either(r, frictionFraction),
                1 + either(r, massFraction),
                1 + either(r, actuatorGainFraction),
                latencySeconds * r.nextDouble(),
                droppedFraction * r.nextDouble());
    }

    /// Whether any axis differs.
    public boolean active() {
        return !equals(NONE);
    }

    private static double axis(Config c, String key, double max) {
        return c.has(key) ? c.number(key, 0, max) : 0;
    }

    private static double either(RandomGenerator r, double range) {
        return range * (2 * r.nextDouble() - 1);
    }
}
