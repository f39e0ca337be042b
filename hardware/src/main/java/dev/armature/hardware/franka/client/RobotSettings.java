package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.link.DatagramLink;
import dev.armature.hardware.franka.link.StateCommandLink;
import dev.armature.hardware.franka.protocol.FciVersion;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.BiFunction;

/// How a robot is connected to.
///
/// @param port TCP port of the robot
/// @param connectTimeout how long the connection may take
/// @param answerTimeout how long an answer over TCP may take
/// @param stateTimeout how long a state may stay out
/// @param logSize how many of the last states and commands a [ControlException] carries
/// @param link makes the way of states and commands
public record RobotSettings(
        int port,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration stateTimeout,
        int logSize,
        BiFunction<InetAddress, FciVersion, StateCommandLink> link) {

    /// libfranka's: 60 s to connect, 1 s for a state, 50 records; and 10 s for an answer, for which libfranka
    /// waits without end.
    public static final RobotSettings DEFAULT = new RobotSettings(
            FciVersion.ROBOT_PORT,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            50,
            DatagramLink::new);

    /// @throws IllegalArgumentException when a number is not positive
    public RobotSettings {
        if (port <= 0 || port > 0xffff || logSize < 0) {
            throw new IllegalArgumentException("port " + port + " is 1 to 65535, log size " + logSize + " is >= 0");
        }
        if (!connectTimeout.isPositive() || !answerTimeout.isPositive() || !stateTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "timeouts are > 0, not " + connectTimeout + ", " + answerTimeout + " and " + stateTimeout);
        }
    }

    /// These with another TCP port.
    public RobotSettings withPort(int other) {
        return new RobotSettings(other, connectTimeout, answerTimeout, stateTimeout, logSize, link);
    }

    /// These with another link.
    public RobotSettings withLink(BiFunction<InetAddress, FciVersion, StateCommandLink> other) {
        return new RobotSettings(port, connectTimeout, answerTimeout, stateTimeout, logSize, other);
    }

    /// These with other patience.
    ///
    /// @param answer how long an answer over TCP may take
    /// @param state how long a state may stay out
    public RobotSettings withTimeouts(Duration answer, Duration state) {
        return new RobotSettings(port, connectTimeout, answer, state, logSize, link);
    }
}
