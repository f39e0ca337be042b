package dev.armature.sim.task;

class LiftTest extends TaskContract {

    LiftTest() {
        super(new Lift());
    }

    @Override
    long[] expertSeeds() {
        return new long[] {1, 2, 3};
    }
}
