package dev.armature.hardware.franka.protocol;

import static dev.armature.hardware.franka.protocol.ServiceStatus.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A version of the robot's interface: which number each service and each status has, and how long the datagrams are.
/// Messages are otherwise alike.
public enum FciVersion {
    /// The Panda (FER) from system 4.2.1 on; libfranka 0.9.
    PANDA(5, "a Panda with system 4.2.1 or newer"),
    /// The FR3 from system 5.7.2 on; libfranka 0.15 to 0.17.
    FR3(9, "an FR3 with system 5.7.2 or newer");

    /// TCP port of the robot.
    public static final int ROBOT_PORT = 1337;

    /// Bytes of a state datagram, the same in both.
    public static final int STATE_BYTES = 2373;

    private final int number;
    private final String machine;
    private final List<RobotService> services;

    FciVersion(int number, String machine) {
        this.number = number;
        this.machine = machine;
        Set<RobotService> absent = number < 6
                ? EnumSet.of(RobotService.GET_ROBOT_MODEL)
                : EnumSet.of(RobotService.GET_CARTESIAN_LIMIT, RobotService.SET_FILTERS);
        this.services = List.copyOf(
                EnumSet.complementOf(EnumSet.copyOf(absent)).stream().toList());
    }

    /// What Connect exchanges.
    public int number() {
        return number;
    }

    /// Which robots speak it, for people.
    public String machine() {
        return machine;
    }

    /// The version with a number.
    public static Optional<FciVersion> of(int number) {
        return List.of(values()).stream().filter(v -> v.number == number).findFirst();
    }

    /// Who speaks the protocol with a number, for people: which robot, and which releases of libfranka.
    public static String speakers(int number) {
        return switch (number) {
            case 3 -> "a Panda with system 3, libfranka 0.6 and 0.7";
            case 4 -> "a Panda with system 4.0, libfranka 0.8";
            case 5 -> PANDA.machine + ", libfranka 0.9";
            case 6 -> "an FR3 with system 5.2, libfranka 0.10 to 0.13.2";
            case 7 -> "an FR3 with system 5.5, libfranka 0.13.3 to 0.13.6";
            case 8 -> "an FR3 with system 5.7.0, libfranka 0.14";
            case 9 -> FR3.machine + ", libfranka 0.15 to 0.17";
            case 10 -> "an FR3 with system 5.9, libfranka 0.18 and newer";
            default -> "unknown";
        };
    }

    /// The number of `service` on the wire; -1 where this version has it not.
    public int id(RobotService service) {
        return services.indexOf(service);
    }

    /// The service with number `id`, if there is one.
    public Optional<RobotService> service(long id) {
        return id >= 0 && id < services.size() ? Optional.of(services.get((int) id)) : Optional.empty();
    }

    /// Bytes of a command datagram. From protocol 7 on a flag that torques are finished follows.
    public int commandBytes() {
        return this == PANDA ? 370 : 371;
    }

    /// What `service` may answer; the place of a status is its number on the wire.
    public List<ServiceStatus> statuses(RobotService service) {
        List<ServiceStatus> statuses = switch (service) {
            case CONNECT -> List.of(SUCCESS, INCOMPATIBLE_VERSION);
            case MOVE ->
                List.of(
                        SUCCESS,
                        MOTION_STARTED,
                        PREEMPTED,
                        PREEMPTED_BY_SAFETY_FUNCTION,
                        REJECTED_BY_SAFETY_FUNCTION,
                        NOT_POSSIBLE,
                        START_AT_SINGULAR_POSE,
                        INVALID_ARGUMENT,
                        REFLEX_ABORTED,
                        EMERGENCY_ABORTED,
                        INPUT_ERROR_ABORTED,
                        ABORTED);
            case STOP_MOVE ->
                List.of(SUCCESS, NOT_POSSIBLE, REJECTED_BY_SAFETY_FUNCTION, EMERGENCY_ABORTED, REFLEX_ABORTED, ABORTED);
            case AUTOMATIC_ERROR_RECOVERY ->
                List.of(
                        SUCCESS,
                        NOT_POSSIBLE,
                        REJECTED_BY_SAFETY_FUNCTION,
                        MANUAL_RECOVERY_REQUIRED,
                        REFLEX_ABORTED,
                        EMERGENCY_ABORTED,
                        ABORTED);
            case LOAD_MODEL_LIBRARY -> List.of(SUCCESS, ERROR);
            case GET_ROBOT_MODEL -> List.of(SUCCESS, NOT_POSSIBLE, REJECTED_BY_SAFETY_FUNCTION);
            default -> List.of(SUCCESS, NOT_POSSIBLE, INVALID_ARGUMENT, REJECTED_BY_SAFETY_FUNCTION);
        };
        if (this == PANDA) {
            List<ServiceStatus> without = new ArrayList<>(statuses);
            without.removeAll(List.of(PREEMPTED_BY_SAFETY_FUNCTION, REJECTED_BY_SAFETY_FUNCTION));
            return List.copyOf(without);
        }
        return statuses;
    }
}
