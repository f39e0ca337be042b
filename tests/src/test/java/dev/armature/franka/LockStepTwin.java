package dev.armature.franka;

import dev.armature.controller.arm.Panda;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import dev.armature.hardware.franka.server.FciServer;
import dev.armature.hardware.franka.server.ModelSource;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.twin.PandaTwin;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The twin at home, served in lock-step on free ports.
final class LockStepTwin implements AutoCloseable {

    static final RobotDescription PANDA = Panda.description();

    private final Model model = Scenes.load("lift");
    private final Data data = model.newData();
    final FciServer server;

    LockStepTwin() {
        PandaTwin twin = new PandaTwin(model, data, new ManualClock(0));
        twin.start(PANDA.home().stream().mapToDouble(q -> q).toArray(), 0.04);
        twin.settle();
        try {
            server = new FciServer(
                    twin,
                    PANDA,
                    ServerSettings.panda(Pacing.LOCK_STEP).onPorts(0),
                    ModelSource.of(PANDA),
                    Clock.system(),
                    event -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        AutoCloseable served = server;
        try {
            served.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        data.close();
        model.close();
    }
}
