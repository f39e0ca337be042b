package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.motion.Conditioning;
import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.motion.TorqueController;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import org.jspecify.annotations.Nullable;

/// Answers each state with a command until the callback says that the motion is finished. Allocates nothing
/// meanwhile.
final class MotionLoop {

    private final RobotSession session;
    private final FrankaState state;
    private final ControllerMode controller;
    private final MotionGenerator generator;
    private final @Nullable TorqueController torques;
    private final Conditioning conditioning;
    private final FrankaCommand command = new FrankaCommand();

    /// @param torques beside the generator; nothing when the robot's own controller follows it
    MotionLoop(
            RobotSession session,
            ControllerMode controller,
            MotionGenerator generator,
            @Nullable TorqueController torques,
            Conditioning conditioning) {
        this.session = session;
        this.state = session.state();
        this.controller = controller;
        this.generator = generator;
        this.torques = torques;
        this.conditioning = conditioning;
    }

    /// Moves. Whatever ends it other than its finish, the robot is told to stop first.
    void run() {
        Motion motion = Motion.start(session, controller, generator.mode());
        try {
            session.update(null);
            motion.throwOnError();
            generator.start(state, conditioning);
            long before = state.messageId;
            while (next(state.messageId - before)) {
                before = state.messageId;
                session.update(command);
                motion.throwOnError();
            }
            motion.finish(command);
        } catch (RuntimeException | Error e) {
            try {
                motion.cancel();
            } catch (RuntimeException cancelling) {
                e.addSuppressed(cancelling);
            }
            throw e;
        }
    }

    private boolean next(long periodMillis) {
        return generator.next(state, periodMillis, command)
                && (torques == null || torques.next(state, periodMillis, command));
    }
}
