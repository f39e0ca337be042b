package dev.armature.sim.perturb;

import java.util.Locale;

/// What differs in one episode. Scalars are as drawn; per-object values are drawn from `seed` when it is
/// applied.
///
/// @param seed for what is drawn per camera, material and object
/// @param lightScale factor on the brightness of all lights
/// @param lightDirectionRad turn of the lamp about the vertical
/// @param colourFraction range of each material's channels
/// @param cameraTranslationM range of each camera's place
/// @param cameraRotationRad range of each camera's turn
/// @param objectTranslationM range of each movable object's place
/// @param frictionScale factor on sliding friction
/// @param massScale factor on the mass of movable objects
/// @param actuatorGain factor on the arm's torques
/// @param latencySeconds age of what the policy sees
/// @param droppedFraction share of observations that never arrive
public record Perturbation(
        long seed,
        double lightScale,
        double lightDirectionRad,
        double colourFraction,
        double cameraTranslationM,
        double cameraRotationRad,
        double objectTranslationM,
        double frictionScale,
        double massScale,
        double actuatorGain,
        double latencySeconds,
        double droppedFraction) {

    /// The nominal twin.
    public static final Perturbation NONE = new Perturbation(0, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0);

    /// One line for logs and reports; empty for the nominal twin.
    public String describe() {
        if (equals(NONE)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "light x%.3f %+.3f rad, colours ±%.3f, camera ±%.3f m ±%.3f rad, objects ±%.3f m, friction x%.3f,"
                        + " mass x%.3f, actuators x%.3f, latency %.3f s, dropped %.3f, seed %d",
                lightScale,
                lightDirectionRad,
                colourFraction,
                cameraTranslationM,
                cameraRotationRad,
                objectTranslationM,
                frictionScale,
                massScale,
                actuatorGain,
                latencySeconds,
                droppedFraction,
                seed);
    }
}
