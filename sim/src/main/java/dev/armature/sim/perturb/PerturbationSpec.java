package dev.armature.sim.perturb;

import dev.armature.core.config.Config;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

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

    private static final String LIGHT = "light_fraction";
    private static final String LIGHT_DIRECTION = "light_direction_rad";
    private static final String COLOUR = "colour_fraction";
    private static final String CAMERA_TRANSLATION = "camera_translation_m";
    private static final String CAMERA_ROTATION = "camera_rotation_rad";
    private static final String OBJECT_TRANSLATION = "object_translation_m";
    private static final String FRICTION = "friction_fraction";
    private static final String MASS = "mass_fraction";
    private static final String ACTUATOR_GAIN = "actuator_gain_fraction";
    private static final String LATENCY = "latency_s";
    private static final String DROPPED = "dropped_fraction";

    /// Nothing differs.
    public static final PerturbationSpec NONE = new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Reads a strict YAML file; axes that are not given stay at zero.
    public static PerturbationSpec load(Path yaml) {
        try (Config c = Config.load(yaml)) {
            return new PerturbationSpec(
                    axis(c, LIGHT, 0.9),
                    axis(c, LIGHT_DIRECTION, 1.5),
                    axis(c, COLOUR, 1),
                    axis(c, CAMERA_TRANSLATION, 0.5),
                    axis(c, CAMERA_ROTATION, 0.8),
                    axis(c, OBJECT_TRANSLATION, 0.1),
                    axis(c, FRICTION, 0.9),
                    axis(c, MASS, 0.9),
                    axis(c, ACTUATOR_GAIN, 0.5),
                    axis(c, LATENCY, 1),
                    axis(c, DROPPED, 0.9));
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

    /// The axes that differ and how far, such as `friction_fraction 0.3, latency_s 0.2`; empty for [#NONE].
    public String describe() {
        Map<String, Double> axes = new LinkedHashMap<>();
        axes.put(LIGHT, lightFraction);
        axes.put(LIGHT_DIRECTION, lightDirectionRad);
        axes.put(COLOUR, colourFraction);
        axes.put(CAMERA_TRANSLATION, cameraTranslationM);
        axes.put(CAMERA_ROTATION, cameraRotationRad);
        axes.put(OBJECT_TRANSLATION, objectTranslationM);
        axes.put(FRICTION, frictionFraction);
        axes.put(MASS, massFraction);
        axes.put(ACTUATOR_GAIN, actuatorGainFraction);
        axes.put(LATENCY, latencySeconds);
        axes.put(DROPPED, droppedFraction);
        return axes.entrySet().stream()
                .filter(axis -> axis.getValue() != 0)
                .map(axis -> axis.getKey() + " " + axis.getValue())
                .collect(Collectors.joining(", "));
    }

    private static double axis(Config c, String key, double max) {
        return c.has(key) ? c.number(key, 0, max) : 0;
    }

    private static double either(RandomGenerator r, double range) {
        return range * (2 * r.nextDouble() - 1);
    }
}
