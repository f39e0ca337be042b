package dev.armature.launch.control;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.client.FrankaGripper;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.plant.ControlLost;
import dev.armature.hardware.franka.plant.FrankaPlant;
import dev.armature.hardware.franka.plant.HandFollower;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.GripperRequest;

/// A Panda over FCI, moved by torques; its packets are the clock.
final class FciPlant implements ConnectedPlant {

    private static final String WAY_OUT =
            "Is the robot on, unlocked and in FCI mode, and nobody else connected? A twin: armature twin --serve fci.";

    private final String address;
    private final RobotDescription description;
    private final FrankaRobot robot;
    private final HandFollower hand;
    private final FrankaPlant plant;

    private FciPlant(
            String address, RobotDescription description, FrankaRobot robot, HandFollower hand, FrankaPlant plant) {
        this.address = address;
        this.description = description;
        this.robot = robot;
        this.hand = hand;
        this.plant = plant;
    }

    /// Connects the arm and its hand, and begins to move: from then on every state is answered.
    ///
    /// @param address host of the robot
    /// @param port of the arm; the hand has the next one
    /// @throws UserError when one of them cannot be had
    static FciPlant connect(String address, int port, RobotDescription description, Clock clock) {
        FrankaRobot robot = null;
        HandFollower hand = null;
        boolean moving = false;
        try {
            robot = FrankaRobot.connect(address, FciVersion.PANDA, RobotSettings.DEFAULT.withPort(port));
            int handPort = port + GripperRequest.PORT - FciVersion.ROBOT_PORT;
            hand = new HandFollower(FrankaGripper.connect(address, handPort));
            FrankaPlant plant = new FrankaPlant(robot, description, hand, Patience.ROBOT, Conditioning.LIMITED, clock);
            plant.start();
            moving = true;
            return new FciPlant(address, description, robot, hand, plant);
        } catch (FrankaException e) {
            throw new UserError("robot " + address, said(e), WAY_OUT, e);
        } finally {
            if (!moving && hand != null) {
                hand.close();
            }
            if (!moving && robot != null) {
                robot.close();
            }
        }
    }

    @Override
    public RobotDescription robot() {
        return description;
    }

    @Override
    public void read(RobotState out) {
        try {
            plant.read(out);
        } catch (ControlLost e) {
            throw lost(e);
        }
    }

    @Override
    public void write(Command command) {
        try {
            plant.write(command);
        } catch (ControlLost e) {
            throw lost(e);
        }
    }

    private UserError lost(ControlLost e) {
        return new UserError("robot " + address, said(e), "See to the robot, then start this again.", e);
    }

    /// Without the full stop at its end: more follows.
    private static String said(FrankaException e) {
        String message = String.valueOf(e.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    @Override
    public long periodNanos() {
        return plant.periodNanos();
    }

    @Override
    public boolean paces() {
        return true;
    }

    @Override
    public void close() {
        plant.close();
        hand.close();
        robot.close();
    }
}
