package dev.armature.controller.safety;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.limit.JointHold;
import dev.armature.controller.limit.JointWalls;
import dev.armature.controller.limit.TorqueLimiter;
import dev.armature.controller.limit.Workspace;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import java.util.concurrent.atomic.AtomicBoolean;

/// The last word before the robot. Whatever a law commands, what leaves here is finite and within the arm's torque and
/// torque-rate limits; when state, set-point or command cannot be trusted the arm is brought to rest.
///
/// One thread calls [#filter]; any thread may call [#stop()] and [#recover()] and read the level and the counters.
public final class SafetyFilter {

    private static final int HOLD_REASONS = SafetyReason.SETPOINT_MISSING.bit()
            | SafetyReason.SETPOINT_STALE.bit()
            | SafetyReason.SETPOINT_EARLY.bit()
            | SafetyReason.STOP_ASKED.bit()
            | SafetyReason.COLLISION_STOP.bit()
            | SafetyReason.SINGULARITY_STOP.bit()
            | SafetyReason.WORKSPACE_STOP.bit();
    private static final int STOP_REASONS = SafetyReason.STATE_NOT_FINITE.bit()
            | SafetyReason.STATE_STALE.bit()
            | SafetyReason.POSITION_LIMIT.bit()
            | SafetyReason.VELOCITY_LIMIT.bit()
            | SafetyReason.HEARTBEAT_MISSING.bit()
            | SafetyReason.LAW_FAULT.bit();
    private static final int BLIND_REASONS = SafetyReason.STATE_NOT_FINITE.bit() | SafetyReason.STATE_STALE.bit();

    private final JointLimits[] joints;
    private final SafetySettings settings;
    private final long periodNanos;
    private final ArmModel model;
    private final ArmGuards guards;
    private final TorqueLimiter torques;
    private final JointWalls walls;
    private final JointHold hold;
    private final BlackBox blackBox;

    private volatile SafetyLevel level = SafetyLevel.HOLD;
    private volatile int reasons;
    private volatile ServoStatus servoStatus = ServoStatus.INVALID;
    private volatile boolean stopAsked;
    private final AtomicBoolean recoverAsked = new AtomicBoolean();
    private volatile long climbs;

    private int badInRow;
    private int goodInRow;
    private int frozen;
    private int stopping;
    private long stateNanos = Long.MIN_VALUE;
    private final double gripperWidthMax;
    private double gripperWidth;

    /// A filter for `robot` whose commands are `periodNanos` apart. Starts in HOLD.
    public SafetyFilter(RobotDescription robot, SafetySettings settings, long periodNanos) {
        this.settings = settings;
        this.periodNanos = periodNanos;
        joints = robot.joints().toArray(new JointLimits[0]);
        torques = new TorqueLimiter(robot, periodNanos * 1e-9);
        model = new ArmModel(robot);
        guards = new ArmGuards(robot, settings.guards());
        walls = new JointWalls(robot, ArmGuards.most(robot, settings.guards()));
        hold = new JointHold(robot);
        gripperWidthMax = robot.gripperWidthMax();
        gripperWidth = gripperWidthMax;
        blackBox = new BlackBox(joints.length, settings.blackBoxTicks());
    }

    /// Takes `state` for the start: the next torques follow on from its commanded ones. Nothing is left of what was
    /// before, so that an episode does not depend on the one before it to the last bit.
    public void reset(RobotState state) {
        torques.reset(state.tau_J_d);
        hold.begin();
        if (Double.isFinite(state.gripperWidth)) {
            gripperWidth = Math.max(0, Math.min(gripperWidthMax, state.gripperWidth));
        }
        guards.reset();
        level = SafetyLevel.HOLD;
        reasons = 0;
        badInRow = 0;
        // the first good tick may run: nothing has gone wrong yet
        goodInRow = settings.resumeTicks();
        frozen = 0;
        stopping = 0;
        stateNanos = Long.MIN_VALUE;
    }

    /// Judges and bounds one command. Allocates nothing, never throws.
    ///
    /// @param nowNanos the loop's clock
    /// @param state measured; not modified
    /// @param setpoint what the law followed; only its time counts
    /// @param status what the law said; [Status#MISSING] while there is no set-point
    /// @param command bounded, or replaced
    /// @return the level that made the command
    public SafetyLevel filter(long nowNanos, RobotState state, Setpoint setpoint, Status status, Command command) {
        int found = judge(nowNanos, state, setpoint, status, command);
        SafetyLevel now = climb(found, state);
        blackBox.begin(nowNanos, state, command, guards.nearest(), guards.condition());
        act(now, found, state, command);
        boolean beyond = torques.reach(command.tau_J_d);
        if (now.compareTo(SafetyLevel.SAFE_STOP) < 0
                && walls.limit(
                        model,
                        state,
                        guards.barriers(),
                        now == SafetyLevel.RUN,
                        command.tau_J_d,
                        torques.low(),
                        torques.high())) {
            found |= SafetyReason.WALL.bit();
        }
        if (torques.limit(command.tau_J_d) || beyond) {
            found |= SafetyReason.TORQUE_LIMIT.bit();
        }
        command.timeNanos = state.timeNanos;
        reasons = found;
        level = now;
        servoStatus = servo(found);
        blackBox.end(now, found, command);
        return now;
    }

    private int judge(long nowNanos, RobotState state, Setpoint setpoint, Status status, Command command) {
        int found = stateReasons(nowNanos, state);
        if (status == Status.MISSING) {
            found |= SafetyReason.SETPOINT_MISSING.bit();
        } else {
            long age = nowNanos - setpoint.timeNanos;
            if (age > settings.setpointAgeNanos() || status == Status.STALE) {
                found |= SafetyReason.SETPOINT_STALE.bit();
            } else if (age < -periodNanos) {
                found |= SafetyReason.SETPOINT_EARLY.bit();
            }
        }
        if (!command.finite() || status == Status.NOT_FINITE) {
            found |= SafetyReason.COMMAND_NOT_FINITE.bit();
        }
        if (status == Status.LOST) {
            found |= SafetyReason.HEARTBEAT_MISSING.bit();
        }
        if (status == Status.FAULT) {
            found |= SafetyReason.LAW_FAULT.bit();
        }
        if (stopAsked) {
            found |= SafetyReason.STOP_ASKED.bit();
        }
        return found;
    }

    private int stateReasons(long nowNanos, RobotState state) {
        int found = 0;
        frozen = state.timeNanos == stateNanos ? frozen + 1 : 0;
        stateNanos = state.timeNanos;
        if (frozen >= settings.frozenTicks() || nowNanos - state.timeNanos > settings.stateAgeNanos()) {
            found |= SafetyReason.STATE_STALE.bit();
        }
        if (!state.finite()) {
            guards.blind();
            return found | SafetyReason.STATE_NOT_FINITE.bit();
        }
        for (int i = 0; i < joints.length; i++) {
            if (state.q[i] < joints[i].qMin() || state.q[i] > joints[i].qMax()) {
                found |= SafetyReason.POSITION_LIMIT.bit();
            }
            if (Math.abs(state.dq[i]) > joints[i].dq()) {
                found |= SafetyReason.VELOCITY_LIMIT.bit();
            }
        }
        model.update(state.q, state.dq);
        return found | guards.look(model, state);
    }

    /// Surroundings come before joints, as the more severe.
    private ServoStatus servo(int found) {
        boolean bound = guards.status() == ServoStatus.NO_WARNING && SafetyReason.WALL.in(found);
        return bound ? ServoStatus.JOINT_BOUND : guards.status();
    }

    private SafetyLevel climb(int found, RobotState state) {
        boolean bad = SafetyReason.COMMAND_NOT_FINITE.in(found);
        if (bad && badInRow == 0) {
            hold.begin();
        }
        badInRow = bad ? badInRow + 1 : 0;
        SafetyLevel wanted = SafetyLevel.RUN;
        if ((found & STOP_REASONS) != 0) {
            wanted = SafetyLevel.SAFE_STOP;
        } else if ((found & HOLD_REASONS) != 0 || badInRow >= settings.badCommands()) {
            wanted = SafetyLevel.HOLD;
        }
        goodInRow = wanted == SafetyLevel.RUN && !bad ? Math.min(goodInRow + 1, settings.resumeTicks()) : 0;
        // a set-point's giver may be away for as long as it likes: another one ends the stop, no operator is needed
        boolean away = (found & STOP_REASONS) == SafetyReason.HEARTBEAT_MISSING.bit();
        return next(wanted, (found & BLIND_REASONS) == 0 && hold.atRest(state), away);
    }

    private SafetyLevel next(SafetyLevel wanted, boolean atRest, boolean away) {
        SafetyLevel now = level;
        boolean recover = recoverAsked.getAndSet(false);
        stopping = now == SafetyLevel.SAFE_STOP && !away ? stopping + 1 : 0;
        switch (now) {
            case RUN -> now = wanted;
            case HOLD -> {
                if (wanted == SafetyLevel.SAFE_STOP) {
                    now = wanted;
                } else if (goodInRow >= settings.resumeTicks()) {
                    now = SafetyLevel.RUN;
                }
            }
            case SAFE_STOP -> {
                if (wanted != SafetyLevel.SAFE_STOP && atRest) {
                    now = SafetyLevel.HOLD;
                } else if (stopping > settings.faultTicks()) {
                    now = SafetyLevel.FAULT;
                }
            }
            case FAULT -> {
                if (recover && wanted != SafetyLevel.SAFE_STOP) {
                    now = SafetyLevel.HOLD;
                }
            }
        }
        if (now != level) {
            if (now.compareTo(level) > 0) {
                climbs = climbs + 1;
            }
            if (now == SafetyLevel.HOLD) {
                hold.begin();
            }
        }
        return now;
    }

    private void act(SafetyLevel now, int found, RobotState state, Command command) {
        boolean bad = SafetyReason.COMMAND_NOT_FINITE.in(found);
        boolean blind = (found & BLIND_REASONS) != 0;
        if (now == SafetyLevel.RUN && !bad) {
            gripperWidth = Math.max(0, Math.min(gripperWidthMax, command.gripperWidth));
        } else if (blind) {
            command.zeroTorque();
        } else if (now == SafetyLevel.RUN || now == SafetyLevel.HOLD) {
            hold.torques(state, command.tau_J_d);
        } else {
            hold.damp(state, command.tau_J_d);
        }
        command.gripperWidth = gripperWidth;
    }

    /// Asks for HOLD until [#recover()].
    public void stop() {
        stopAsked = true;
    }

    /// Takes a [#stop()] back and, when the cause of a FAULT is gone, lets the ladder be left by way of HOLD.
    public void recover() {
        stopAsked = false;
        recoverAsked.set(true);
    }

    /// Where the end effector stays; targets are to lie within it.
    public Workspace workspace() {
        return settings.guards().workspace();
    }

    /// The present rung.
    public SafetyLevel level() {
        return level;
    }

    /// What the last tick found, as a set of [SafetyReason#bit()]s.
    public int reasons() {
        return reasons;
    }

    /// What the surroundings did to the motion in the last tick, in MoveIt Servo's words.
    public ServoStatus servoStatus() {
        return servoStatus;
    }

    /// What was seen round the arm in the last tick. Only for the thread that ticks.
    ArmGuards guards() {
        return guards;
    }

    /// How often the ladder was climbed.
    public long climbs() {
        return climbs;
    }

    /// The last seconds.
    public BlackBox blackBox() {
        return blackBox;
    }
}
