package dev.armature.sim.task;

class InsertTest extends TaskContract {

    InsertTest() {
        super(new Insert());
    }

    @Override
    long[] expertSeeds() {
        return new long[] {1, 2};
    }
}
