package dev.armature.training.windows;

import dev.armature.policies.diffusion.ActionDim;

/// What a window holds and how its numbers are scaled.
///
/// @param observationSteps To, steps of the past that the policy sees, the present among them
/// @param horizon H, rows of actions; row To-1 is the action at the present
/// @param lowPercentile of each row's values, seen by the network as -1
/// @param highPercentile seen as +1
/// @param clip bound of a normalised action
/// @param relative whether positions are relative to the end effector's at the present
/// @param gripper what happens to the gripper's command of ±1
/// @param gripperFactor by which `SCALE` divides it
/// @param actionRangeFloor least range of a row, in the action's unit, so that rows that hardly vary are not blown up
/// @param observationRangeFloor least half range of an observed element, in its unit
public record WindowSettings(
        int observationSteps,
        int horizon,
        double lowPercentile,
        double highPercentile,
        double clip,
        boolean relative,
        ActionDim.Discrete gripper,
        double gripperFactor,
        double actionRangeFloor,
        double observationRangeFloor) {

    /// Two steps seen, sixteen rows made, the 2nd and 98th percentile, the gripper divided by ten.
    public static final WindowSettings DEFAULT =
            new WindowSettings(2, 16, 2, 98, 1.5, true, ActionDim.Discrete.SCALE, 10, 0.01, 0.01);

    /// @throws IllegalArgumentException when the numbers do not fit
    public WindowSettings {
        if (observationSteps < 1 || horizon < observationSteps) {
            throw new IllegalArgumentException(
                    observationSteps + " observed steps must be at least 1 and fit into a horizon of " + horizon);
        }
        if (!(lowPercentile >= 0 && lowPercentile < highPercentile && highPercentile <= 100)) {
            throw new IllegalArgumentException(
                    "percentiles " + lowPercentile + " and " + highPercentile + " must rise within 0..100");
        }
        if (!(clip >= 1 && gripperFactor > 0 && actionRangeFloor > 0 && observationRangeFloor > 0)) {
            throw new IllegalArgumentException("clip " + clip + " must be >= 1 and factor " + gripperFactor
                    + " and floors " + actionRangeFloor + ", " + observationRangeFloor + " > 0");
        }
        if (gripper == ActionDim.Discrete.NONE) {
            throw new IllegalArgumentException("a gripper's command is plain, clip or scale");
        }
    }
}
