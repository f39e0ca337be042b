package dev.armature.core;

import us.ihmc.euclid.transform.RigidBodyTransform;

/// What is asked of every pose that comes from outside.
final class Poses {

    private Poses() {}

    /// Whether all twelve numbers are finite.
    static boolean finite(RigidBodyTransform X) {
        // x · 0 is zero for every finite number, however large, and NaN for the others
        double sum = X.getM00() * 0 + X.getM01() * 0 + X.getM02() * 0 + X.getM03() * 0;
        sum += X.getM10() * 0 + X.getM11() * 0 + X.getM12() * 0 + X.getM13() * 0;
        sum += X.getM20() * 0 + X.getM21() * 0 + X.getM22() * 0 + X.getM23() * 0;
        return sum == 0;
    }
}
