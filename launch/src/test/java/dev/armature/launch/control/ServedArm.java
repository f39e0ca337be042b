package dev.armature.launch.control;

import dev.armature.controller.arm.RigidArm;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.server.FciServer;
import dev.armature.hardware.franka.server.ModelSource;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A rigid arm behind an FCI server in lock-step, arm and hand on ports that follow one another as a robot's.
record ServedArm(FciServer server) implements AutoCloseable {

    private static final int ATTEMPTS = 20;

    static ServedArm serve(RobotDescription robot) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new ServedArm(new FciServer(
                        new RigidArm(robot, PlantChoice.PERIOD_NANOS),
                        robot,
                        ServerSettings.panda(Pacing.LOCK_STEP).onPorts(free()),
                        ModelSource.of(robot),
                        Clock.system(),
                        event -> {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (UserError taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private static int free() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Math.min(any.getLocalPort(), 0xffff - 2);
        }
    }

    int port() {
        return server.robotPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
