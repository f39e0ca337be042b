package dev.armature.controller.loop;

import dev.armature.controller.limit.TargetLimiter;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.Command;
import dev.armature.core.Controller;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;

/// Joins a plant, a source of targets, a law and the safety filter into one tick, and paces the ticks on a clock.
/// Whatever source and smoother say, the law is only sent where a [TargetLimiter] allows.
///
/// Call [#tick()] by hand to run in lock-step with a simulation, or [#run()] on a thread of its own. One thread calls
/// either; the counters, [#stop()] and the safety filter may be used from any thread.
public final class ControlLoop {

    private static final double SECONDS_PER_NANO = 1e-9;

    private final Plant plant;
    private final SetpointSource source;
    private final TargetSmoother smoother;
    private final Controller law;
    private final SafetyFilter safety;
    private final Clock clock;

    private final RobotState state;
    private final Setpoint target;
    private final Setpoint smoothed;
    private final Setpoint limited;
    private final TargetLimiter limiter;
    private final Command command;
    private boolean targeted;

    private volatile boolean stopped;
    private volatile long ticks;
    private volatile long overruns;
    private volatile long held;

    /// A loop that has not ticked. [#reset()] it before the first tick.
    public ControlLoop(
            RobotDescription robot,
            Plant plant,
            SetpointSource source,
            TargetSmoother smoother,
            Controller law,
            SafetyFilter safety,
            Clock clock) {
        this.plant = plant;
        this.source = source;
        this.smoother = smoother;
        this.law = law;
        this.safety = safety;
        this.clock = clock;
        state = new RobotState(robot.dof());
        target = new Setpoint(robot.dof());
        smoothed = new Setpoint(robot.dof());
        limited = new Setpoint(robot.dof());
        limiter = new TargetLimiter(robot, safety.workspace(), plant.periodNanos() * SECONDS_PER_NANO);
        command = new Command(robot.dof());
    }

    /// Takes the plant's present state for the start of everything that has a memory.
    public void reset() {
        plant.read(state);
        targeted = false;
        stay();
        smoothed.copyFrom(target);
        smoother.reset(state);
        limiter.reset(state);
        law.reset(state);
        safety.reset(state);
    }

    /// One period: read, aim, smooth, limit, control, judge, write. Allocates nothing.
    ///
    /// @return the level that made the command
    public SafetyLevel tick() {
        plant.read(state);
        long now = clock.nanoTime();
        Status sourced = source.next(now, state, target);
        if (sourced == Status.MISSING && !targeted) {
            stay();
        } else {
            targeted = true;
        }
        Status aimed = smoother.smooth(now, target, smoothed);
        Status bounded = limiter.limit(now, smoothed, limited);
        Status status = law.update(state, limited, command);
        if (sourced != Status.OK) {
            status = sourced;
        } else if (aimed == Status.NOT_FINITE || bounded == Status.NOT_FINITE) {
            status = Status.NOT_FINITE;
        }
        SafetyLevel level = safety.filter(now, state, target, status, command);
        plant.write(command);
        ticks = ticks + 1;
        if (level != SafetyLevel.RUN) {
            // they start anew from where the arm was held, not from where they would have taken it
            smoother.reset(state);
            if (state.finite()) {
                limiter.reset(state);
                // velocities are integrated from there too
                System.arraycopy(state.q, 0, target.q_d, 0, state.q.length);
            }
            law.reset(state);
            held = held + 1;
        }
        return level;
    }

    /// Ticks at the plant's rate until [#stop()] or an interrupt, paced by a [Pacer] unless the plant
    /// [paces][Plant#paces()] itself. What the plant throws when the robot is lost ends it.
    public void run() {
        boolean paced = plant.paces();
        Pacer pacer = new Pacer(clock, plant.periodNanos());
        pacer.start();
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            tick();
            if (!paced) {
                overruns = overruns + pacer.await();
            }
        }
        stopped = false;
    }

    /// Ends [#run()] after the tick at hand, or the next one before its first.
    public void stop() {
        stopped = true;
    }

    /// The state that the last tick read; the object itself. Only for the thread that ticks.
    public RobotState state() {
        return state;
    }

    /// Where the law was sent in the last tick, within the limits; the object itself. Only for the thread that ticks.
    public Setpoint limited() {
        return limited;
    }

    /// The command that the last tick wrote; the object itself. Only for the thread that ticks.
    public Command command() {
        return command;
    }

    /// The last word before the plant.
    public SafetyFilter safety() {
        return safety;
    }

    /// How many ticks there were.
    public long ticks() {
        return ticks;
    }

    /// How many periods were missed.
    public long overruns() {
        return overruns;
    }

    /// How many ticks were not in RUN.
    public long held() {
        return held;
    }

    private void stay() {
        target.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, target.q_d, 0, state.q.length);
        target.gripperWidth = state.gripperWidth;
        target.timeNanos = state.timeNanos;
    }
}
