package dev.armature.controller.law;

class KhatibOperationalSpaceTest extends OperationalSpaceContract {

    @Override
    OperationalSpaceGains gains() {
        return OperationalSpaceGains.khatib();
    }
}
