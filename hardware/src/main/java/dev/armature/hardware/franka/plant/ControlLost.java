package dev.armature.hardware.franka.plant;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.client.ControlRecord;
import java.util.List;

/// The robot can no longer be controlled: too many states were lost, it has gone, or it has ended the motion.
/// Nothing is sent to it from here on; an operator must look, and may then [recover][FrankaPlant#recover()].
public final class ControlLost extends FrankaException {

    private static final long serialVersionUID = 1L;

    private final transient List<ControlRecord> log;

    /// @param message why
    /// @param log the last periods, the oldest first
    ControlLost(String message, List<ControlRecord> log) {
        super(message);
        this.log = List.copyOf(log);
    }

    /// As above, with the error from below that led here.
    ControlLost(String message, List<ControlRecord> log, Throwable cause) {
        super(message, cause);
        this.log = List.copyOf(log);
    }

    /// The last periods, the oldest first.
    public List<ControlRecord> log() {
        return log;
    }
}
