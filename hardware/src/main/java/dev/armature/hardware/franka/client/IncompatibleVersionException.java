package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.protocol.FciVersion;

/// The robot speaks another protocol than the client.
public final class IncompatibleVersionException extends FrankaException {

    private static final long serialVersionUID = 1L;

    private final int serverVersion;
    private final int clientVersion;

    /// @param serverVersion number of the robot's protocol
    /// @param clientVersion number of ours
    public IncompatibleVersionException(int serverVersion, int clientVersion) {
        super("the robot speaks FCI " + serverVersion + " (" + FciVersion.speakers(serverVersion)
                + "), this client FCI " + clientVersion + " (" + FciVersion.speakers(clientVersion) + "). "
                + (FciVersion.of(serverVersion).isPresent()
                        ? "Connect with version " + FciVersion.of(serverVersion).get() + "."
                        : "Versions 5 and 9 are spoken here: the robot's system must be one of theirs."));
        this.serverVersion = serverVersion;
        this.clientVersion = clientVersion;
    }

    /// As above, for a gripper.
    IncompatibleVersionException(int serverVersion, int clientVersion, String device) {
        super("the " + device + " speaks version " + serverVersion + ", this client version " + clientVersion);
        this.serverVersion = serverVersion;
        this.clientVersion = clientVersion;
    }

    /// Number of the robot's protocol.
    public int serverVersion() {
        return serverVersion;
    }

    /// Number of ours.
    public int clientVersion() {
        return clientVersion;
    }
}
