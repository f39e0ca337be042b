package dev.armature.faults;

import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;

/// An arm whose state can be made wrong, in PX4's words.
final class FaultyPlant implements Plant {

    /// What is wrong with what is read.
    enum Fault {
        /// Nothing.
        OK,
        /// The state of before, time included.
        STUCK,
        /// Not a number.
        GARBAGE,
        /// Every state as old as [#delayNanos] says.
        SLOW
    }

    interface Around {
        Plant around(Plant arm);
    }

    private final Plant arm;
    private final RobotState before = new RobotState(7);
    Fault fault = Fault.OK;
    long delayNanos;

    FaultyPlant(Plant arm) {
        this.arm = arm;
    }

    @Override
    public void read(RobotState out) {
        if (fault == Fault.STUCK) {
            out.copyFrom(before);
            return;
        }
        arm.read(out);
        before.copyFrom(out);
        switch (fault) {
            case GARBAGE -> out.q[3] = Double.NaN;
            case SLOW -> out.timeNanos -= delayNanos;
            default -> {
                // as it is
            }
        }
    }

    @Override
    public void write(Command command) {
        arm.write(command);
    }

    @Override
    public long periodNanos() {
        return arm.periodNanos();
    }
}
