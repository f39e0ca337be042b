package dev.armature.hardware.franka.server;

import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.time.BriefSpin;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import dev.armature.hardware.franka.server.motion.ControlBox;
import java.io.IOException;

/// The robot's millisecond, over and over: read the plant, say its state, wait for the command as the pacing
/// wants it, and write what follows from it. One thread; a period of a motion allocates nothing of its own.
final class RobotCycle {

    /// How many milliseconds a client may take for its first command before they count as lost: it must first
    /// hear that its motion has begun, over TCP, where libfranka looks every 10 ms, and see it in two states.
    /// Short where the clock rules, as on a robot.
    private static final int GRACE_ON_THE_CLOCK = 100;

    /// In lock-step nobody is held to the clock, so a slow client is not either.
    private static final int GRACE_IN_STEP = 1000;

    /// How long a wait lasts before the clock is looked at again, in ms.
    private static final int LOOK_MILLIS = 20;

    private static final long MILLI_NANOS = 1_000_000;

    private final Plant plant;
    private final ControlBox box;
    private final StatePort port;
    private final RobotDesk desk;
    private final HandDesk hand;
    private final ServerSettings settings;
    private final Clock clock;
    private final int grace;
    private final RobotState state;
    private final Command command;
    private final BriefSpin spin = new BriefSpin();
    private final FrankaState said = new FrankaState();
    private final FrankaCommand answer = new FrankaCommand();
    private long messageId;
    private long answered;
    private long dueNanos;
    private int waited;

    RobotCycle(
            Plant plant,
            int dof,
            ControlBox box,
            StatePort port,
            RobotDesk desk,
            HandDesk hand,
            ServerSettings settings,
            Clock clock) {
        this.plant = plant;
        this.box = box;
        this.port = port;
        this.desk = desk;
        this.hand = hand;
        this.settings = settings;
        this.clock = clock;
        grace = settings.pacing() == Pacing.REAL_TIME ? GRACE_ON_THE_CLOCK : GRACE_IN_STEP;
        state = new RobotState(dof);
        command = new Command(dof);
    }

    /// The first millisecond begins now.
    void start() {
        dueNanos = clock.nanoTime();
    }

    /// One millisecond.
    void tick() throws IOException {
        plant.read(state);
        box.read(state);
        desk.serve();
        said.messageId = ++messageId;
        box.fill(said);
        if (desk.connected()) {
            port.send(said);
        }
        boolean moving = box.moving();
        boolean begun = box.commanded();
        boolean came = settings.pacing() == Pacing.REAL_TIME || !begun ? onTheClock() : inStep();
        if (came) {
            answered = answer.messageId;
        }
        waited = moving && !begun ? waited + 1 : 0;
        boolean counts = begun || waited > grace;
        boolean asked = !came && desk.asked();
        ServiceStatus ended = box.tick(came ? answer : null, counts && !asked, command);
        if (ended != null) {
            desk.ended(ended);
        }
        hand.tick(state, command);
        plant.write(command);
    }

    /// How many milliseconds there were.
    long messageId() {
        return messageId;
    }

    /// Waits for the millisecond's end and takes what has come by then.
    private boolean onTheClock() throws IOException {
        dueNanos += MILLI_NANOS;
        long late = clock.nanoTime() - dueNanos;
        if (late > 0) {
            // skipped, never made up for in a burst
            dueNanos += late / MILLI_NANOS * MILLI_NANOS;
        }
        clock.sleepUntil(dueNanos);
        return port.poll(answered, answer);
    }

    /// Waits for the command that answers this millisecond's state.
    private boolean inStep() throws IOException {
        long start = clock.nanoTime();
        long patience = settings.patienceMillis() * MILLI_NANOS;
        boolean came = port.poll(messageId - 1, answer);
        while (!came && !desk.asked() && spin.goesOn(clock.nanoTime() - start)) {
            came = port.poll(messageId - 1, answer);
        }
        while (!came && !desk.asked() && clock.nanoTime() - start < patience) {
            port.await(Math.min(settings.patienceMillis(), LOOK_MILLIS));
            came = port.poll(messageId - 1, answer);
        }
        spin.waited(clock.nanoTime() - start);
        if (settings.pacing() == Pacing.LOCK_STEP_CAPPED) {
            dueNanos = Math.max(dueNanos + MILLI_NANOS, clock.nanoTime() - LOOK_MILLIS * MILLI_NANOS);
            clock.sleepUntil(dueNanos);
        } else {
            dueNanos = clock.nanoTime();
        }
        return came;
    }
}
