package dev.armature.launch.control;

import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.realtime.AwakeProcessors;
import dev.armature.controller.realtime.RealTime;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.shared.Joining;
import dev.armature.core.shared.OperatorEnd;
import dev.armature.core.time.Clock;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A control process at work: the loop on a real-time thread of its own, and on the calling thread all that
/// may wait: who joins and leaves, and what is told.
public final class ControlRun {

    private static final long LOOK_NANOS = 2_000_000;
    private static final long LAST_TICK_MILLIS = 500;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final ControlSettings settings;
    private final PrintWriter err;
    private final Clock clock = Clock.realTime();
    private final RobotDescription robot;
    private volatile @Nullable ControlProcess process;
    private volatile @Nullable Throwable failure;

    /// @param err where each second is told
    public ControlRun(ControlSettings settings, PrintWriter err) {
        this.settings = settings;
        this.err = err;
        robot = settings.plant().robot();
    }

    /// Runs until its time is over or this thread is interrupted.
    ///
    /// @return the loop as it was at the end
    /// @throws dev.armature.core.UserError when another process has the name, or the machine refuses what is
    ///     enforced
    public ControlProcess run() throws InterruptedException {
        try (ControlEnd end = ControlEnd.open(settings.file(), robot)) {
            Thread thread = Thread.ofPlatform().name("control").start(() -> control(end));
            try {
                serve(thread);
            } finally {
                end(thread);
            }
        }
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        ControlProcess done = process;
        if (thrown != null || done == null) {
            throw new IllegalStateException("the control thread ended before its first tick", thrown);
        }
        return done;
    }

    /// The loop; nothing before its first tick.
    public @Nullable ControlProcess process() {
        return process;
    }

    private void control(ControlEnd end) {
        try {
            // a machine that refuses what is enforced does so before the warm-up
            RealTimeThread.enter(RealTime.thread(settings.realtime())).close();
            tell("warming up: the loop runs on a make-believe arm until it is compiled");
            ControlProcess.warmUp(robot, PlantChoice.PERIOD_NANOS, settings.law(), clock);
            try (ConnectedPlant plant = settings.plant().connect(settings, clock)) {
                ControlProcess loop = new ControlProcess(robot, plant, settings.law(), settings.safety(), end, clock);
                loop.reset();
                boolean asked = settings.realtime() != RealtimeConfig.OFF;
                try (RealTimeThread rights = RealTimeThread.enter(RealTime.process(settings.realtime()));
                        AwakeProcessors awake = asked ? AwakeProcessors.hold() : AwakeProcessors.none()) {
                    tell(ControlText.rights(rights) + (awake.held() ? "; processors kept awake" : ""));
                    tell("ready: " + robot.name() + " at 1 kHz; a policy joins at " + settings.file());
                    process = loop;
                    // last of all: a robot that moves waits 20 ms for an answer, no longer
                    plant.start();
                    loop.run();
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void serve(Thread control) {
        long told = clock.nanoTime();
        long begun = 0;
        while (control.isAlive() && !Thread.currentThread().isInterrupted()) {
            ControlProcess loop = process;
            long now = clock.nanoTime();
            if (loop != null) {
                begun = begun == 0 ? now : begun;
                Joining joining = loop.serve();
                if (joining != null) {
                    tell(ControlText.joining(joining));
                }
                OperatorEnd.Order order = loop.heed();
                if (order != null) {
                    tell(ControlText.order(order));
                }
                if (now - told >= SECOND_NANOS) {
                    told = now;
                    tell(ControlText.line((now - begun) * 1e-9, loop));
                }
                if ((now - begun) * 1e-9 >= settings.seconds()) {
                    return;
                }
            }
            clock.sleepUntil(now + LOOK_NANOS);
        }
    }

    private void end(Thread thread) throws InterruptedException {
        ControlProcess loop = process;
        boolean interrupted = Thread.interrupted();
        if (loop != null) {
            // it ends after its tick; an interrupt within one would look like a robot that is lost
            loop.stop();
            thread.join(LAST_TICK_MILLIS);
        }
        thread.interrupt();
        thread.join();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String line) {
        synchronized (err) {
            err.println(String.format(Locale.ROOT, "control  %s", line));
            err.flush();
        }
    }
}
