package dev.armature.sim.live;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.loop.Pacer;
import dev.armature.controller.loop.SetpointSource;
import dev.armature.controller.realtime.RealTime;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.Command;
import dev.armature.core.Mailbox;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.sim.task.TaskScene;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import us.ihmc.euclid.tuple3D.interfaces.Vector3DReadOnly;

/// The twin under SERL's Cartesian impedance and the safety filter, a millisecond each tick, paced and
/// measured on a real clock. A tick that comes too late is counted, and the periods it missed are skipped;
/// see [Pacer]. While it runs in real time its thread goes before ordinary ones, where the user may have
/// that; it runs without, too.
///
/// One thread runs it; another may look at [#news()].
public final class LiveTwin {

    /// Simulated time that a tick takes, in s.
    public static final double TICK_SECONDS = 0.001;

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final RealTime RIGHTS = RealTime.thread(RealtimeConfig.TRY);
    private static final RealTime NONE = RealTime.thread(RealtimeConfig.OFF);

    private final TaskScene scene;
    private final SetpointSource source;
    private final Clock clock;
    private final ControlLoop loop;
    private final Mailbox<Stretch> news = new Mailbox<>(Stretch::new);
    private final Stretch total = new Stretch();
    private String rights = "";
    private double errorM;
    private long readNanos;
    private long computeNanos;
    private long physicsNanos;

    /// A twin at rest in `scene`, which the caller has settled.
    ///
    /// @param source where the end effector is sent, asked each tick
    /// @param clock paces and measures; simulated time is the scene's own
    public LiveTwin(TaskScene scene, SetpointSource source, Clock clock) {
        this(scene, source, clock, (plant, targets) -> serl(plant, targets, scene.clock()));
    }

    /// A twin under another law.
    ///
    /// @param loop made of the twin and what says where its end effector is sent; runs on the scene's clock
    LiveTwin(TaskScene scene, SetpointSource source, Clock clock, BiFunction<Plant, SetpointSource, ControlLoop> loop) {
        this.scene = scene;
        this.source = source;
        this.clock = clock;
        this.loop = loop.apply(new Measured(), this::next);
    }

    private static ControlLoop serl(Plant plant, SetpointSource source, Clock clock) {
        RobotDescription robot = Panda.description();
        long period = plant.periodNanos();
        return new ControlLoop(
                robot,
                plant,
                source,
                TargetSmoother.none(),
                new CartesianImpedance(robot, CartesianImpedanceGains.defaults()),
                new SafetyFilter(robot, SafetySettings.forPolicyPeriod(period), period),
                clock);
    }

    /// Runs until `ticks` are done, this thread is interrupted, or the simulation has diverged.
    ///
    /// @param realTime whether a tick waits for its time; otherwise they follow each other
    /// @return all of the run; the object itself
    public Stretch run(long ticks, boolean realTime) {
        return run(tick -> tick < ticks, realTime);
    }

    /// Runs until `goesOn` says no, this thread is interrupted, or the simulation has diverged.
    ///
    /// @param goesOn asked before each tick, in its time, with the number of ticks that are done
    Stretch run(LongPredicate goesOn, boolean realTime) {
        try (RealTimeThread thread = RealTimeThread.enter(realTime ? RIGHTS : NONE)) {
            return runHere(goesOn, realTime, thread);
        }
    }

    private Stretch runHere(LongPredicate goesOn, boolean realTime, RealTimeThread thread) {
        rights = thread.granted();
        loop.reset();
        total.clear();
        long first = scene.clock().nanoTime();
        Pacer pacer = new Pacer(clock, scene.twin().periodNanos());
        pacer.start();
        long start = clock.nanoTime();
        long told = start;
        Stretch now = fresh();
        for (long tick = 0; !stopped() && goesOn.test(tick); tick++) {
            boolean held = loop.tick() != SafetyLevel.RUN;
            now.tick(computeNanos, physicsNanos, errorM, held);
            total.tick(computeNanos, physicsNanos, errorM, held);
            if (realTime && pacer.await() > 0) {
                now.missed();
                total.missed();
            }
            long wall = clock.nanoTime();
            if (wall - told >= SECOND_NANOS) {
                now.end(scene.clock().nanoTime() - first, wall - told);
                news.publish();
                now = fresh();
                told = wall;
            }
        }
        total.end(scene.clock().nanoTime() - first, clock.nanoTime() - start);
        return total;
    }

    /// What the machine granted the thread of the last run in real time, such as `SCHED_FIFO 80`; empty when
    /// nothing.
    public String rights() {
        return rights;
    }

    /// The last whole second on the clock, for one other thread.
    public Mailbox<Stretch> news() {
        return news;
    }

    /// The loop, for its safety filter.
    public ControlLoop loop() {
        return loop;
    }

    private boolean stopped() {
        return Thread.currentThread().isInterrupted() || scene.data().unstable();
    }

    private Stretch fresh() {
        Stretch stretch = news.writable();
        stretch.clear();
        return stretch;
    }

    private Status next(long nowNanos, RobotState state, Setpoint out) {
        Status status = source.next(nowNanos, state, out);
        Vector3DReadOnly wanted = out.X_BE_d.getTranslation();
        Vector3DReadOnly is = state.X_BE.getTranslation();
        double x = wanted.getX() - is.getX();
        double y = wanted.getY() - is.getY();
        double z = wanted.getZ() - is.getZ();
        errorM = Math.sqrt(x * x + y * y + z * z);
        return status;
    }

    /// The twin with a stopwatch: what the controller takes and what MuJoCo takes.
    private final class Measured implements Plant {

        @Override
        public void read(RobotState out) {
            readNanos = clock.nanoTime();
            scene.twin().read(out);
        }

        @Override
        public void write(Command command) {
            long commanded = clock.nanoTime();
            computeNanos = commanded - readNanos;
            scene.twin().write(command);
            physicsNanos = clock.nanoTime() - commanded;
        }

        @Override
        public long periodNanos() {
            return scene.twin().periodNanos();
        }
    }
}
