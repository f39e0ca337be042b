package dev.armature.hardware.franka.server;

import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.VacuumRequest;
import java.net.InetAddress;

/// How a robot is served.
///
/// @param version whose services and statuses are spoken
/// @param pacing how its time goes
/// @param address where it listens; the loopback address unless a network is wanted, for FCI knows no password
/// @param robotPort TCP port of the arm, 0 for any free one
/// @param gripperPort TCP port of the hand, likewise
/// @param vacuumPort TCP port of the vacuum gripper, likewise
/// @param lostMost how many commands in a row may be lost, ≥ 1; 20 on a robot
/// @param patienceMillis how long lock-step waits for a command before it is lost, in ms of the clock, ≥ 1
/// @param vacuumPart whether the vacuum gripper, which is only pretended, finds a part
public record ServerSettings(
        FciVersion version,
        Pacing pacing,
        InetAddress address,
        int robotPort,
        int gripperPort,
        int vacuumPort,
        int lostMost,
        int patienceMillis,
        boolean vacuumPart) {

    /// How many commands in a row a robot misses before it stops.
    public static final int LOST_MOST = 20;

    private static final int PATIENCE_MILLIS = 500;

    /// @throws IllegalArgumentException when a number is out of its range
    public ServerSettings {
        if (lostMost < 1 || patienceMillis < 1) {
            throw new IllegalArgumentException("a server needs room for losses and patience");
        }
    }

    /// A Panda on the loopback address and its usual ports.
    public static ServerSettings panda(Pacing pacing) {
        return new ServerSettings(
                FciVersion.PANDA,
                pacing,
                InetAddress.getLoopbackAddress(),
                FciVersion.ROBOT_PORT,
                GripperRequest.PORT,
                VacuumRequest.PORT,
                LOST_MOST,
                PATIENCE_MILLIS,
                true);
    }

    /// The same robot on a port and the next two; 0 for free ones.
    public ServerSettings onPorts(int first) {
        int step = first == 0 ? 0 : 1;
        return new ServerSettings(
                version, pacing, address, first, first + step, first + 2 * step, lostMost, patienceMillis, vacuumPart);
    }

    /// The same robot that speaks another version.
    public ServerSettings speaking(FciVersion other) {
        return new ServerSettings(
                other, pacing, address, robotPort, gripperPort, vacuumPort, lostMost, patienceMillis, vacuumPart);
    }

    /// The same robot at another address.
    public ServerSettings at(InetAddress other) {
        return new ServerSettings(
                version, pacing, other, robotPort, gripperPort, vacuumPort, lostMost, patienceMillis, vacuumPart);
    }

    /// The same robot that waits `millis` for a command in lock-step.
    public ServerSettings patient(int millis) {
        return new ServerSettings(
                version, pacing, address, robotPort, gripperPort, vacuumPort, lostMost, millis, vacuumPart);
    }
}
