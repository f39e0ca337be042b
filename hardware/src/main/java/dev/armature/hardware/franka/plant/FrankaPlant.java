package dev.armature.hardware.franka.plant;

import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.client.ControlException;
import dev.armature.hardware.franka.client.ControlRecord;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.TorqueMotion;
import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.rate.JointRateLimit;
import dev.armature.hardware.franka.rate.LowPass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Franka robot, or a twin behind FCI, that is moved by torques. The robot's packets are the clock: [#read]
/// waits for the next.
///
/// A state that does not come is foreseen, so that the controller goes on and the robot still hears from us.
/// When too many stay out, the connection is lost, the robot ends the motion, or its hand is lost, [#read]
/// throws [ControlLost], and nothing is sent any more. Only [#recover()], which an operator calls, makes it
/// usable again. With the [Patience] for a robot it takes less than 100 ms to give up silence; with another,
/// what that says.
public final class FrankaPlant implements Plant, AutoCloseable {

    private static final long PERIOD_NANOS = 1_000_000;

    private final FrankaRobot robot;
    private final @Nullable HandFollower hand;
    private final Patience patience;
    private final Foresight foresight;
    private final Clock clock;
    private final @Nullable ManualClock robotTime;
    private final boolean limits;
    private final @Nullable LowPass filter;
    private final FrankaState idle = new FrankaState();
    private final double[] tau = new double[7];
    private final double[] reference = new double[7];
    private @Nullable TorqueMotion motion;
    private @Nullable ControlLost failure;
    private long lastId;
    private long answering;
    private int missing;
    private volatile long lost;

    /// @param description the robot as data
    /// @param hand its hand; nothing when it has none
    /// @param conditioning what is done to torques before they are sent
    /// @param clock what states are stamped with; nothing for the robot's own time, which [#clock()] tells
    public FrankaPlant(
            FrankaRobot robot,
            RobotDescription description,
            @Nullable HandFollower hand,
            Patience patience,
            Conditioning conditioning,
            @Nullable Clock clock) {
        this.robot = robot;
        this.hand = hand;
        this.patience = patience;
        foresight = new Foresight(description);
        if (clock == null) {
            ManualClock own = new ManualClock(0);
            robotTime = own;
            this.clock = own;
        } else {
            robotTime = null;
            this.clock = clock;
        }
        limits = conditioning.limitRate();
        filter = conditioning.cutoffHz() < LowPass.MAX_CUTOFF ? new LowPass(conditioning.cutoffHz()) : null;
    }

    /// The time of the states; the robot's own, unless another was given. Loops that use it run as fast as a
    /// twin in lock-step.
    public Clock clock() {
        return clock;
    }

    /// Begins to move: from here on each state is answered.
    ///
    /// @throws FrankaException when the robot refuses
    public void start() {
        if (failure != null) {
            throw new ControlLost("control was lost before, and nobody has recovered it since", List.of(), failure);
        }
        if (motion == null) {
            TorqueMotion started = robot.startTorqueMotion();
            motion = started;
            lastId = started.state().messageId;
            answering = lastId;
            missing = 0;
            foresight.reset();
        }
    }

    /// Waits for the robot's next state, or foresees it when it does not come.
    ///
    /// @throws ControlLost when the robot can no longer be controlled, now and until [#recover()]
    @Override
    public void read(RobotState out) {
        if (failure != null) {
            throw failure;
        }
        TorqueMotion moving = motion;
        RuntimeException handLost = hand == null ? null : hand.failure();
        if (handLost != null) {
            throw lose(
                    moving,
                    new NetworkException(
                            "the hand is lost (" + handLost.getMessage()
                                    + "). See that Desk shows it, then connect anew.",
                            handLost));
        }
        if (moving == null) {
            robot.readOnce(idle);
            take(idle, out);
            return;
        }
        boolean came;
        try {
            came = moving.receive(missing == 0 ? patience.nanos() : Math.min(patience.nanos(), PERIOD_NANOS * 4));
        } catch (FrankaException e) {
            throw lose(moving, e);
        }
        if (came) {
            FrankaState state = moving.state();
            long periods = Math.max(1, state.messageId - lastId);
            // those that were foreseen are counted already; those that a newer one has overtaken are not
            count(Math.max(0, periods - 1 - missing));
            lastId = state.messageId;
            answering = lastId;
            missing = 0;
            take(state, out);
            foresight.update(out, periods);
            System.arraycopy(state.tau_J_d, 0, reference, 0, reference.length);
        } else {
            missing++;
            count(1);
            if (missing >= patience.most()) {
                throw lose(moving, null);
            }
            answering = lastId + missing;
            stamp(answering, out);
            foresight.foresee(missing, out);
            // what was sent last is what the robot follows, if it has heard it
            System.arraycopy(reference, 0, out.tau_J_d, 0, reference.length);
        }
    }

    /// Only the thread that reads counts.
    private void count(long more) {
        long sum = lost + more;
        lost = sum;
    }

    private void take(FrankaState state, RobotState out) {
        stamp(state.messageId, out);
        Conversion.read(state, out);
        if (hand != null) {
            out.gripperWidth = hand.width();
        }
    }

    private void stamp(long id, RobotState out) {
        if (robotTime != null) {
            robotTime.sleepUntil(id * PERIOD_NANOS);
        }
        out.timeNanos = clock.nanoTime();
    }

    private ControlLost lose(@Nullable TorqueMotion moving, @Nullable RuntimeException cause) {
        List<ControlRecord> abandoned = moving == null ? List.of() : moving.abandon();
        motion = null;
        ControlLost why;
        if (cause == null) {
            why = new ControlLost(
                    "control is lost: no state for " + missing
                            + " periods in a row. The robot was told to stop; look at it, then recover.",
                    abandoned);
        } else {
            List<ControlRecord> log = cause instanceof ControlException control ? control.log() : abandoned;
            why = new ControlLost("control is lost: " + cause.getMessage(), log, cause);
        }
        failure = why;
        return why;
    }

    /// Sends torques for the state that was read last, bounded to what the robot accepts.
    ///
    /// @throws ControlLost when a torque is no number: nothing is sent, and the robot is told to stop
    @Override
    public void write(Command command) {
        TorqueMotion moving = motion;
        if (moving == null) {
            return;
        }
        if (!command.finite()) {
            throw lose(moving, new IllegalArgumentException("a command that is not finite was not sent"));
        }
        System.arraycopy(command.tau_J_d, 0, tau, 0, tau.length);
        if (filter != null) {
            filter.next(tau, reference);
        }
        if (limits) {
            JointRateLimit.torques(tau, reference);
        }
        try {
            moving.send(tau, answering);
        } catch (FrankaException e) {
            throw lose(moving, e);
        }
        System.arraycopy(tau, 0, reference, 0, tau.length);
        if (hand != null) {
            hand.want(command.gripperWidth);
        }
    }

    @Override
    public long periodNanos() {
        return PERIOD_NANOS;
    }

    @Override
    public boolean paces() {
        return true;
    }

    /// How many states have not come so far. Any thread may ask.
    public long lost() {
        return lost;
    }

    /// What ended control; nothing while there is control, or before.
    public @Nullable ControlLost failure() {
        return failure;
    }

    /// An operator's word that the robot may move again: clears the robot's errors and forgets the failure.
    /// It does not start.
    ///
    /// @throws FrankaException when the robot cannot be recovered so; a connection that is lost, the hand's
    ///     too, must be made anew
    public void recover() {
        if (failure != null && hand != null && hand.failure() != null) {
            throw failure;
        }
        robot.automaticErrorRecovery();
        failure = null;
    }

    /// Ends the motion with the torques that were sent last, and waits until the robot rests.
    public void finish() {
        TorqueMotion moving = motion;
        if (moving != null) {
            motion = null;
            moving.finish();
        }
    }

    /// Has the robot stop if it moves. The robot's connection and the hand stay open.
    @Override
    public void close() {
        TorqueMotion moving = motion;
        if (moving != null) {
            motion = null;
            moving.close();
        }
    }
}
