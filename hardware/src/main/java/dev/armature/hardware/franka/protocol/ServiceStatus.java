package dev.armature.hardware.franka.protocol;

/// How the robot answers a request. Which number each has is a matter of the service and the [FciVersion].
public enum ServiceStatus {
    SUCCESS("done"),
    MOTION_STARTED("motion started"),
    INCOMPATIBLE_VERSION("the versions do not fit"),
    PREEMPTED("preempted by another command"),
    PREEMPTED_BY_SAFETY_FUNCTION("preempted: a safety function is active"),
    REJECTED_BY_SAFETY_FUNCTION("rejected: a safety function is active"),
    NOT_POSSIBLE("rejected: not possible in the current mode"),
    INVALID_ARGUMENT("rejected: invalid argument"),
    START_AT_SINGULAR_POSE("rejected: the start pose is singular"),
    MANUAL_RECOVERY_REQUIRED("rejected: this error must be recovered by hand"),
    REFLEX_ABORTED("aborted by reflex"),
    EMERGENCY_ABORTED("aborted by the user's stop"),
    INPUT_ERROR_ABORTED("aborted: the robot could not use the commands"),
    ABORTED("aborted"),
    ERROR("failed");

    private final String words;

    ServiceStatus(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
