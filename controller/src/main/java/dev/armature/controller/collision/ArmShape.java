package dev.armature.controller.collision;

import dev.armature.core.robot.RobotDescription;
import java.util.List;

/// What an arm fills, and which of its pieces can meet.
///
/// @param capsules the pieces; together they contain the arm
/// @param pairs which of them are kept apart
/// @param fingers index of the first capsule that may touch obstacles, because grasping means that; those before it
///     may not, nor may those of the base be near them: they are fixed
public record ArmShape(List<Capsule> capsules, List<CapsulePair> pairs, int fingers) {

    /// @throws IllegalArgumentException when an index is none
    public ArmShape {
        capsules = List.copyOf(capsules);
        pairs = List.copyOf(pairs);
        for (CapsulePair pair : pairs) {
            if (Math.min(pair.first(), pair.second()) < 0 || Math.max(pair.first(), pair.second()) >= capsules.size()) {
                throw new IllegalArgumentException(pair + " of " + capsules.size() + " capsules");
            }
        }
        if (fingers < 0 || fingers > capsules.size()) {
            throw new IllegalArgumentException("fingers begin at 0.." + capsules.size() + ", not " + fingers);
        }
    }

    /// The shape that is known for `robot`: the Panda's, or nothing for an arm whose shape nobody has given.
    public static ArmShape of(RobotDescription robot) {
        return robot.name().equals("panda") ? PandaShape.shape() : new ArmShape(List.of(), List.of(), 0);
    }
}
