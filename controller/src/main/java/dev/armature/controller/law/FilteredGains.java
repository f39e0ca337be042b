package dev.armature.controller.law;

/// Gains on their way to the ones that were asked for.
final class FilteredGains {

    double translationalStiffness;
    double translationalDamping;
    double rotationalStiffness;
    double rotationalDamping;
    double translationalIntegral;
    double rotationalIntegral;
    double nullspaceStiffness;
    double joint1Nullspace;

    void zero() {
        translationalStiffness = 0;
        translationalDamping = 0;
        rotationalStiffness = 0;
        rotationalDamping = 0;
        translationalIntegral = 0;
        rotationalIntegral = 0;
        nullspaceStiffness = 0;
        joint1Nullspace = 0;
    }

    /// Moves by the share `g` of what is left.
    void follow(CartesianImpedanceGains asked, double g) {
        translationalStiffness += g * (asked.translationalStiffness() - translationalStiffness);
        translationalDamping += g * (asked.translationalDamping() - translationalDamping);
        rotationalStiffness += g * (asked.rotationalStiffness() - rotationalStiffness);
        rotationalDamping += g * (asked.rotationalDamping() - rotationalDamping);
        translationalIntegral += g * (asked.translationalIntegral() - translationalIntegral);
        rotationalIntegral += g * (asked.rotationalIntegral() - rotationalIntegral);
        nullspaceStiffness += g * (asked.nullspaceStiffness() - nullspaceStiffness);
        joint1Nullspace += g * (asked.joint1NullspaceFactor() - joint1Nullspace);
    }
}
