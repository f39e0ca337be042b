package dev.armature.launch.doctor;

/// Looks at one thing of the machine.
@FunctionalInterface
public interface Check {

    /// Looks. May take seconds; a thing that is missing is a finding, not an exception.
    Finding look();
}
