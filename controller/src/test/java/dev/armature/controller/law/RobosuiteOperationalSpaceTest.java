package dev.armature.controller.law;

class RobosuiteOperationalSpaceTest extends OperationalSpaceContract {

    @Override
    OperationalSpaceGains gains() {
        return OperationalSpaceGains.robosuite();
    }
}
