package dev.armature.hardware.franka.server.motion;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A rigid Panda under a control box, and a client that answers each millisecond.
final class Motions {

    static final RobotDescription PANDA = Panda.description();

    final RigidArm arm = new RigidArm(PANDA, 1_000_000);
    final ControlBox box = new ControlBox(PANDA, 20);
    final FrankaState said = new FrankaState();
    final FrankaCommand command = new FrankaCommand();
    private final RobotState state = new RobotState(7);
    private final Command torques = new Command(7);

    static Request.Move move(ControllerMode controller, MotionGeneratorMode generator) {
        return new Request.Move(controller, generator, Request.Deviation.ANY, Request.Deviation.ANY);
    }

    /// One millisecond with this answer.
    @Nullable
    ServiceStatus tick(@Nullable FrankaCommand answer) {
        look();
        return act(answer, true);
    }

    /// The beginning of a millisecond: what the client sees.
    FrankaState look() {
        arm.read(state);
        box.read(state);
        box.fill(said);
        return said;
    }

    /// The rest of it.
    @Nullable
    ServiceStatus act(@Nullable FrankaCommand answer, boolean counts) {
        ServiceStatus ended = box.tick(answer, counts, torques);
        arm.write(torques);
        return ended;
    }

    double[] torques() {
        return torques.tau_J_d;
    }

    /// Runs `millis` milliseconds; `client` fills the command from the state and the time in s.
    ///
    /// @return how the motion ended, or null
    @Nullable
    ServiceStatus run(int millis, BiConsumer<Double, FrankaCommand> client) {
        for (int k = 0; k < millis; k++) {
            look();
            client.accept(k * 1e-3, command);
            ServiceStatus ended = act(command, true);
            if (ended != null) {
                return ended;
            }
        }
        return null;
    }
}
