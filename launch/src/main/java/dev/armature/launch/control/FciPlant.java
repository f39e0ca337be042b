package dev.armature.launch.control;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.client.ControlRecord;
import dev.armature.hardware.franka.client.FrankaGripper;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.model.Mounted;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.plant.ControlLost;
import dev.armature.hardware.franka.plant.FrankaPlant;
import dev.armature.hardware.franka.plant.HandFollower;
import dev.armature.hardware.franka.plant.Patience;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.GripperRequest;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Panda over FCI, moved by torques; its packets are the clock.
final class FciPlant implements ConnectedPlant {

    private static final Logger LOG = LoggerFactory.getLogger(FciPlant.class);

    /// Read before the first one that must be answered, so that the way of a state is compiled by then.
    private static final int IDLE_STATES = 500;

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

    /// Connects the arm and its hand, looks whether they are what `description` says, and reads for half a second.
    /// It does not move yet.
    ///
    /// @param address host of the robot
    /// @param port of the arm; the hand has the next one
    /// @throws UserError when one of them cannot be had, or another end effector or a load is mounted
    static FciPlant connect(String address, int port, RobotDescription description, Clock clock) {
        FrankaRobot robot = null;
        HandFollower hand = null;
        boolean connected = false;
        try {
            robot = FrankaRobot.connect(address, FciVersion.PANDA, RobotSettings.DEFAULT.withPort(port));
            Mounted.check("robot " + address, robot.readOnce(), description);
            int handPort = port + GripperRequest.PORT - FciVersion.ROBOT_PORT;
            hand = new HandFollower(FrankaGripper.connect(address, handPort));
            FrankaPlant plant = new FrankaPlant(robot, description, hand, Patience.ROBOT, Conditioning.LIMITED, clock);
            RobotState idle = new RobotState(description.dof());
            for (int i = 0; i < IDLE_STATES; i++) {
                plant.read(idle);
            }
            connected = true;
            return new FciPlant(address, description, robot, hand, plant);
        } catch (FrankaException e) {
            throw new UserError("robot " + address, said(e), WAY_OUT, e);
        } finally {
            if (!connected && hand != null) {
                hand.close();
            }
            if (!connected && robot != null) {
                robot.close();
            }
        }
    }

    @Override
    public RobotDescription robot() {
        return description;
    }

    @Override
    public void start() {
        try {
            plant.start();
        } catch (FrankaException e) {
            throw new UserError("robot " + address, said(e), WAY_OUT, e);
        }
    }

    @Override
    public void read(RobotState out) {
        try {
            plant.read(out);
        } catch (FrankaException e) {
            throw lost(e);
        }
    }

    @Override
    public void write(Command command) {
        try {
            plant.write(command);
        } catch (FrankaException e) {
            throw lost(e);
        }
    }

    private UserError lost(FrankaException e) {
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
        ControlLost lost = plant.failure();
        if (lost != null) {
            tell(lost.log());
        }
    }

    private void tell(List<ControlRecord> log) {
        LOG.warn("robot {} was lost; its last {} periods, the oldest first:", address, log.size());
        for (ControlRecord period : log) {
            FrankaState state = period.state();
            LOG.warn(
                    "{} ms {} q {} dq {} tau_J {} tau_J_d {} success {} command for {} ms tau_J_d {}",
                    state.messageId,
                    state.robotMode,
                    Arrays.toString(state.q),
                    Arrays.toString(state.dq),
                    Arrays.toString(state.tau_J),
                    Arrays.toString(state.tau_J_d),
                    state.controlCommandSuccessRate,
                    period.command().messageId,
                    Arrays.toString(period.command().tau_J_d));
        }
    }
}
