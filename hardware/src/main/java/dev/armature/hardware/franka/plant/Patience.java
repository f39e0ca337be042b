package dev.armature.hardware.franka.plant;

/// How long a state may stay out, and how many may.
///
/// @param nanos from when on a state counts as lost, in ns after the one before; the system waits in
///     whole milliseconds
/// @param most so many lost in a row end the motion
public record Patience(long nanos, int most) {

    /// A robot, which sends a state each millisecond and gives up after 20 itself.
    public static final Patience ROBOT = new Patience(1_500_000, 20);

    /// A twin in lock-step, which may compute longer than a millisecond: gives up after 80 ms.
    public static final Patience LOCK_STEP = new Patience(4_000_000, 20);

    /// @throws IllegalArgumentException when one is not positive
    public Patience {
        if (nanos <= 0 || most <= 0) {
            throw new IllegalArgumentException("patience of " + nanos + " ns and " + most + " states is > 0");
        }
    }
}
