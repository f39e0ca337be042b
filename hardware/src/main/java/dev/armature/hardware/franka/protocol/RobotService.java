package dev.armature.hardware.franka.protocol;

/// What a client may ask of the robot over TCP. Which number each has is a matter of the [FciVersion].
public enum RobotService {
    CONNECT("Connect", 4),
    MOVE("Move", 56),
    STOP_MOVE("Stop", 0),
    GET_CARTESIAN_LIMIT("Get Cartesian Limit", 4),
    SET_COLLISION_BEHAVIOR("Set Collision Behavior", 52 * Double.BYTES),
    SET_JOINT_IMPEDANCE("Set Joint Impedance", 7 * Double.BYTES),
    SET_CARTESIAN_IMPEDANCE("Set Cartesian Impedance", 6 * Double.BYTES),
    SET_GUIDING_MODE("Set Guiding Mode", 7),
    SET_EE_TO_K("Set EE to K", 16 * Double.BYTES),
    SET_NE_TO_EE("Set NE to EE", 16 * Double.BYTES),
    SET_LOAD("Set Load", 13 * Double.BYTES),
    SET_FILTERS("Set Filters", 5 * Double.BYTES),
    AUTOMATIC_ERROR_RECOVERY("Automatic Error Recovery", 0),
    LOAD_MODEL_LIBRARY("Load Model Library", 2),
    GET_ROBOT_MODEL("Get Robot Model", 0);

    private final String words;
    private final int requestBytes;

    RobotService(String words, int requestBytes) {
        this.words = words;
        this.requestBytes = requestBytes;
    }

    /// Bytes of a request after its header.
    public int requestBytes() {
        return requestBytes;
    }

    /// Whether a request is doubles and nothing else, a [Request.Setting].
    public boolean isSetting() {
        return switch (this) {
            case SET_COLLISION_BEHAVIOR,
                    SET_JOINT_IMPEDANCE,
                    SET_CARTESIAN_IMPEDANCE,
                    SET_EE_TO_K,
                    SET_NE_TO_EE,
                    SET_LOAD,
                    SET_FILTERS -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
