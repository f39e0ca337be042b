package dev.armature.hardware.franka.link;

/// What a link has received so far.
///
/// @param accepted states that were new when they came
/// @param old states that came after a newer one, or twice
/// @param malformed datagrams of another length, or with modes that there are not
/// @param foreign datagrams of another sender; once the robot's port is known, the system itself drops
///     most of them
public record LinkCount(long accepted, long old, long malformed, long foreign) {

    /// Datagrams that were not used.
    public long dropped() {
        return old + malformed + foreign;
    }
}
