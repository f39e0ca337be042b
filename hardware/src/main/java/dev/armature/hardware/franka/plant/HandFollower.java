package dev.armature.hardware.franka.plant;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.client.CommandException;
import dev.armature.hardware.franka.client.FrankaGripper;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A hand that follows the newest wanted width on threads of its own, so that nobody who ticks waits for it.
///
/// To close is to grasp whatever is met; to open is to move. A newer width ends what is under way for an
/// older one.
public final class HandFollower implements AutoCloseable {

    /// A width within this of the last one that was asked for is the same, in m.
    private static final double SAME = 1e-3;

    private static final double SPEED = 0.1;
    private static final double FORCE = 40;

    /// The hand is asked again when this has gone by, in ns.
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final FrankaGripper gripper;
    private final Thread commands;
    private final Thread states;
    private volatile double wanted = Double.NaN;
    private volatile double width;
    private volatile double doing = Double.NaN;
    private volatile boolean closed;
    private volatile @Nullable FrankaException failure;

    /// @param gripper closed with this
    public HandFollower(FrankaGripper gripper) {
        this.gripper = gripper;
        width = gripper.readOnce().width();
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

    /// What has ended this; nothing while it works.
    public @Nullable FrankaException failure() {
        return failure;
    }

    private void follow() {
        double asked = Double.NaN;
        while (!closed && failure == null) {
            double now = wanted;
            if (Double.isNaN(now) || Math.abs(now - asked) <= SAME) {
                LockSupport.parkNanos(this, IDLE_NANOS);
                continue;
            }
            asked = now;
            doing = now;
            try {
                if (now < width) {
                    // whatever is between the fingers is held
                    gripper.grasp(now, SPEED, FORCE, 1, 1);
                } else {
                    gripper.move(now, SPEED);
                }
            } catch (CommandException e) {
                // ended for a newer width, or refused: the next width is tried all the same
            } catch (FrankaException e) {
                failure = e;
            }
            doing = Double.NaN;
        }
    }

    private void watch() {
        while (!closed && failure == null) {
            try {
                width = gripper.readOnce().width();
                double busy = doing;
                if (!Double.isNaN(busy) && Math.abs(wanted - busy) > SAME) {
                    gripper.stop();
                }
            } catch (CommandException e) {
                // there was nothing to stop any more
            } catch (FrankaException e) {
                failure = e;
            }
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
