package dev.armature.hardware.franka.plant;

import dev.armature.hardware.franka.client.CommandException;
import dev.armature.hardware.franka.client.FrankaGripper;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A hand that follows the newest wanted width on threads of its own, so that nobody who ticks waits for it.
///
/// To close is to grasp whatever is met; to open is to move. A newer width ends what is under way for an
/// older one. Until another width is wanted than the one that it has at first, the hand is left alone: what it
/// holds stays held.
public final class HandFollower implements AutoCloseable {

    /// A width within this of the last one that was asked for is the same, in m.
    private static final double SAME = 1e-3;

    private static final double SPEED = 0.1;
    private static final double FORCE = 40;

    /// The wanted width is looked at again when this has gone by, in ns.
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final FrankaGripper gripper;
    private final Thread commands;
    private final Thread states;

    /// Held by whoever decides what the hand does next, until the hand has heard it. Nobody who ticks takes it.
    private final Object turn = new Object();

    /// Under `turn`: what the hand was last asked for, in m; NaN when it must be asked anew.
    private double asked;

    /// Under `turn`: what the hand is doing now, in m; NaN when it rests.
    private double doing = Double.NaN;

    private volatile double wanted = Double.NaN;
    private volatile double width;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /// @param gripper closed with this, also when this cannot be made
    /// @throws dev.armature.hardware.franka.NetworkException when the hand says nothing
    public HandFollower(FrankaGripper gripper) {
        this.gripper = gripper;
        try {
            width = gripper.readOnce().width();
        } catch (RuntimeException e) {
            gripper.close();
            throw e;
        }
        asked = width;
        commands = Thread.ofPlatform().daemon().name("franka-hand").start(this::follow);
        states = Thread.ofPlatform().daemon().name("franka-hand-state").start(this::watch);
    }

    /// Wants a width. Neither waits nor allocates.
    ///
    /// @param metres opening between the fingers in m, finite
    public void want(double metres) {
        wanted = metres;
    }

    /// The opening between the fingers, by the hand's last state, in m.
    public double width() {
        return width;
    }

    /// What has ended this: the hand follows no more, and its width is an old one. Nothing while it works.
    public @Nullable RuntimeException failure() {
        return failure;
    }

    private void follow() {
        while (goesOn()) {
            double next = next();
            if (Double.isNaN(next)) {
                LockSupport.parkNanos(this, IDLE_NANOS);
                continue;
            }
            try {
                if (next < width) {
                    // whatever is between the fingers is held
                    gripper.grasp(next, SPEED, FORCE, 1, 1);
                } else {
                    gripper.move(next, SPEED);
                }
            } catch (CommandException e) {
                // ended for a newer width, or refused: the next width is tried all the same
            } catch (RuntimeException e) {
                fail(e);
            }
            synchronized (turn) {
                doing = Double.NaN;
            }
        }
    }

    /// The width to ask for now; NaN for none.
    private double next() {
        synchronized (turn) {
            double now = wanted;
            if (Double.isNaN(now) || Math.abs(now - asked) <= SAME) {
                return Double.NaN;
            }
            asked = now;
            doing = now;
            return now;
        }
    }

    private void watch() {
        while (goesOn()) {
            try {
                width = gripper.readOnce().width();
                stopWhatIsOld();
            } catch (CommandException e) {
                // there was nothing to stop any more
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }

    /// Nothing newer begins before the hand has stopped, so that it is never the newer one that is stopped.
    private void stopWhatIsOld() {
        synchronized (turn) {
            if (!Double.isNaN(doing) && Math.abs(wanted - doing) > SAME) {
                // it may just have got there, and lets go again now: what is wanted next is asked for in any case
                asked = Double.NaN;
                gripper.stop();
            }
        }
    }

    private boolean goesOn() {
        return !closed && failure == null;
    }

    private void fail(RuntimeException e) {
        if (!closed) {
            failure = e;
        }
    }

    @Override
    public void close() {
        closed = true;
        gripper.close();
        try {
            commands.join();
            states.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
