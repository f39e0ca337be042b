package dev.armature.controller.process;

import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.loop.Pacer;
import dev.armature.controller.realtime.WarmUp;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.core.ActionSpec;
import dev.armature.core.Plant;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.shared.ControlReport;
import dev.armature.core.shared.Joining;
import dev.armature.core.shared.OperatorEnd;
import dev.armature.core.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A robot's loop that is moved by another process: state out, set-point in, law, safety filter, plant, each
/// period.
///
/// When the policy process stops giving set-points the arm holds; when its heart stops for half a second the
/// safety filter stops the arm; when another one joins it goes on. [#run()] and [#tick()] belong to the
/// control thread, which waits for nobody; [#serve()] to another one, often.
public final class ControlProcess {

    /// Silence after which a policy process counts as dead, in ns: longer than a JVM's pauses, and a crash is
    /// told to the arm in less than a person needs to see it.
    public static final long SILENCE_NANOS = 500_000_000;

    /// The filter's own bound for a set-point's age, in ns; a policy process's three periods are usually less.
    private static final long SETPOINT_AGE_NANOS = 1_000_000_000;

    private static final long NANOS_PER_TICK_AT_LEAST = 100_000;

    private final ControlLaw law;
    private final ControlEnd end;
    private final PolicySource source;
    private final ControlLoop loop;
    private final Clock clock;
    private final long periodNanos;
    private final boolean paced;
    private final ControlReport report = new ControlReport();
    private @Nullable Joining pending;
    private volatile boolean stopped;
    private volatile long overruns;
    private volatile long longestOverrun;

    /// A loop round `plant` with the settings of [#safety], whose states carry the time of `clock`.
    ///
    /// @param clock the machine's monotonic clock, by which it is paced and which the policy process shares
    public ControlProcess(RobotDescription robot, Plant plant, ControlLaw law, ControlEnd end, Clock clock) {
        this(robot, plant, law, safety(law), end, clock);
    }

    /// The same with safety settings of one's own.
    public ControlProcess(
            RobotDescription robot, Plant plant, ControlLaw law, SafetySettings safety, ControlEnd end, Clock clock) {
        this.law = law;
        this.end = end;
        this.clock = clock;
        periodNanos = plant.periodNanos();
        paced = plant.paces();
        source = new PolicySource(end, robot, periodNanos * 1e-9, SILENCE_NANOS);
        loop = loop(robot, plant, law, safety, source, clock);
    }

    /// What the filter watches when nobody says otherwise.
    public static SafetySettings safety(ControlLaw law) {
        return SafetySettings.forPolicyPeriod(SETPOINT_AGE_NANOS / 3).with(law.guards());
    }

    private static ControlLoop loop(
            RobotDescription robot,
            Plant plant,
            ControlLaw law,
            SafetySettings safety,
            PolicySource source,
            Clock clock) {
        long period = plant.periodNanos();
        if (period < NANOS_PER_TICK_AT_LEAST) {
            throw new IllegalArgumentException("a period of " + period + " ns is too short for a loop");
        }
        return new ControlLoop(
                robot,
                plant,
                source,
                law.smoother(robot, period * 1e-9),
                law.of(robot),
                new SafetyFilter(robot, safety, period),
                clock);
    }

    /// Runs the same loop on make-believe arms with make-believe policies until it is compiled. To be called
    /// on the control thread before a robot is connected; takes some seconds.
    ///
    /// @return how many ticks were not held: near all
    public static long warmUp(RobotDescription robot, long periodNanos, ControlLaw law, Clock clock) {
        List<Rehearsal> policies = new ArrayList<>();
        return WarmUp.run(
                robot,
                periodNanos,
                plant -> {
                    ControlEnd end = ControlEnd.rehearsal(robot);
                    PolicySource source = new PolicySource(end, robot, periodNanos * 1e-9, SILENCE_NANOS);
                    policies.add(new Rehearsal(robot, law, end, source));
                    return loop(robot, plant, law, safety(law), source, clock);
                },
                clock,
                now -> policies.forEach(policy -> policy.tick(now)),
                WarmUp.TICKS);
    }

    /// Takes the plant's present state for the start.
    public void reset() {
        loop.reset();
    }

    /// One period. Allocates nothing.
    public void tick() {
        report.level = loop.tick().ordinal();
        long now = clock.nanoTime();
        report.timeNanos = now;
        report.reasons = loop.safety().reasons();
        report.ticks = loop.ticks();
        report.overruns = overruns;
        report.held = loop.held();
        report.serving = source.serving();
        end.publish(now, loop.state(), report);
    }

    /// Ticks at the plant's rate until [#stop()] or an interrupt; the plant keeps time when it [paces][Plant#paces()].
    public void run() {
        Pacer pacer = new Pacer(clock, periodNanos);
        pacer.start();
        long last = clock.nanoTime();
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            tick();
            long missed;
            if (paced) {
                long now = clock.nanoTime();
                missed = Math.max(0, (now - last + periodNanos / 2) / periodNanos - 1);
                last = now;
            } else {
                missed = pacer.await();
            }
            if (missed > 0) {
                overruns = overruns + missed;
                longestOverrun = Math.max(longestOverrun, missed);
            }
        }
    }

    /// Ends [#run()] after the tick at hand.
    public void stop() {
        stopped = true;
    }

    /// Does what an operator orders. Not for the control thread.
    ///
    /// @return what was ordered, or null when nothing was
    public OperatorEnd.@Nullable Order heed() {
        OperatorEnd.Order order = end.order();
        if (order == OperatorEnd.Order.STOP) {
            loop.safety().stop();
        } else if (order == OperatorEnd.Order.RECOVER) {
            loop.safety().recover();
        }
        return order;
    }

    /// Hears who joins and leaves, and answers. Not for the control thread: it allocates.
    ///
    /// @return what was heard, or null when nothing was
    public @Nullable Joining serve() {
        Joining waiting = pending;
        if (waiting != null && source.serving() == waiting.generation()) {
            end.answer(waiting, "");
            pending = null;
        }
        if (!end.asked()) {
            return null;
        }
        Joining joining;
        try {
            joining = end.joining();
            take(joining);
        } catch (IllegalArgumentException e) {
            end.answer(
                    new Joining(end.generation(), Joining.Gives.NOTHING, null, 0, 0),
                    "It cannot be followed: " + e.getMessage() + ". Join with what the guide to real time shows.");
            return null;
        }
        return joining;
    }

    private void take(Joining joining) {
        ActionSpec actions = joining.actions();
        if (joining.gives() == Joining.Gives.NOTHING) {
            pending = null;
            source.end();
        } else if (actions != null && !law.takes(actions.kind())) {
            end.answer(
                    joining,
                    "Its law is " + law + ", which cannot follow " + actions.kind()
                            + ". Start it with the other --law.");
        } else {
            source.begin(joining);
            pending = joining;
        }
    }

    /// The loop, for its counters and its safety filter.
    public ControlLoop loop() {
        return loop;
    }

    /// What says where the arm goes.
    PolicySource source() {
        return source;
    }

    /// How many periods were missed.
    public long overruns() {
        return overruns;
    }

    /// The most periods that were missed in a row.
    public long longestOverrun() {
        return longestOverrun;
    }

    /// Which policy process is listened to, counted from 1; 0 for none.
    public long serving() {
        return source.serving();
    }
}
