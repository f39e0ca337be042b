package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.util.List;

/// One motion as the robot sees it: started, watched, and finished, cancelled or aborted.
///
/// The robot answers a Move request twice: when it starts, and when it ends, for whatever reason.
final class Motion {

    private final RobotSession session;
    private final FrankaState state;
    private final ControllerMode controller;
    private final MotionGeneratorMode generator;
    private final long id;

    private Motion(RobotSession session, ControllerMode controller, MotionGeneratorMode generator, long id) {
        this.session = session;
        this.state = session.state();
        this.controller = controller;
        this.generator = generator;
        this.id = id;
    }

    /// Asks for a motion and waits, without answering, until the robot's states show it. When that fails, the
    /// robot has been told to stop what it may have begun.
    ///
    /// @throws CommandException when the robot refuses
    /// @throws ControlException when it moves already, or gives up before the motion has begun
    static Motion start(RobotSession session, ControllerMode controller, MotionGeneratorMode generator) {
        // the last state may be of a motion that was abandoned since
        session.skip();
        session.receive();
        if (session.generatorRunning() || session.controllerRunning()) {
            throw new ControlException(
                    "the robot is already in a motion. Wait until it rests, or have it stop with stop().", List.of());
        }
        long id = session.send(new Request.Move(controller, generator, Request.Deviation.ANY, Request.Deviation.ANY));
        Motion motion = new Motion(session, controller, generator, id);
        ServiceStatus answer;
        try {
            answer = session.await(id, RobotService.MOVE);
            if (answer == ServiceStatus.MOTION_STARTED) {
                motion.awaitShown();
                return motion;
            }
        } catch (RuntimeException | Error e) {
            motion.stopWithoutWaiting();
            throw e;
        }
        throw session.refused(RobotService.MOVE, answer);
    }

    private void awaitShown() {
        long deadline = deadline();
        while (!shown()) {
            ServiceStatus end = session.poll(id, RobotService.MOVE);
            if (end != null && end != ServiceStatus.SUCCESS) {
                throw aborted(end);
            }
            checkDeadline(deadline, "has not started the motion that it accepted");
            session.update(null);
        }
        session.log().flush();
    }

    private boolean shown() {
        return state.motionGeneratorMode == generator && state.controllerMode == controller;
    }

    /// If the last state shows that the motion has ended, waits for the reason and throws it.
    ///
    /// @throws ControlException the reason
    void throwOnError() {
        if (running()) {
            return;
        }
        ServiceStatus end = session.await(id, RobotService.MOVE);
        if (end == ServiceStatus.SUCCESS || end == ServiceStatus.MOTION_STARTED) {
            throw new ProtocolException("the robot says that a motion has succeeded which was not finished");
        }
        throw aborted(end);
    }

    /// Whether the last state shows this motion.
    boolean running() {
        return state.robotMode == RobotMode.MOVE && shown();
    }

    /// Says with each command that the motion is finished, until the robot rests; then waits for its word.
    ///
    /// @param command the last one; marked as finished
    void finish(FrankaCommand command) {
        command.motionGenerationFinished = true;
        command.torqueCommandFinished = session.version() != FciVersion.PANDA;
        long deadline = deadline();
        while (session.generatorRunning() || session.controllerRunning()) {
            checkDeadline(deadline, "does not finish its motion");
            session.update(command);
        }
        ServiceStatus end = session.await(id, RobotService.MOVE);
        if (end != ServiceStatus.SUCCESS) {
            throw aborted(end);
        }
    }

    /// Has the robot stop, and waits until it rests.
    void cancel() {
        session.call(new Request.Plain(RobotService.STOP_MOVE), 0);
        long deadline = deadline();
        session.receive();
        while (session.generatorRunning() || session.controllerRunning()) {
            checkDeadline(deadline, "does not stop");
            session.receive();
        }
        // the motion's end may be told before or after this; nobody waits for it any more
        session.poll(id, RobotService.MOVE);
    }

    private long deadline() {
        return session.clock().nanoTime() + session.settings().answerTimeout().toNanos();
    }

    private void checkDeadline(long deadline, String what) {
        if (session.clock().nanoTime() - deadline > 0) {
            throw new ProtocolException("the robot " + what + ", "
                    + session.settings().answerTimeout().toMillis() + " ms long");
        }
    }

    private FrankaException aborted(ServiceStatus end) {
        CommandException why = session.refused(RobotService.MOVE, end);
        String message = String.valueOf(why.getMessage());
        List<ControlRecord> log = session.log().flush();
        return end == ServiceStatus.REFLEX_ABORTED
                ? ControlException.reflex(message, state, log)
                : new ControlException(message, log);
    }

    /// What is known of the last periods, for whoever ends the motion for another reason.
    List<ControlRecord> log() {
        return session.log().flush();
    }

    /// Tells the robot to stop if it can still be told, and waits for nothing.
    void stopWithoutWaiting() {
        try {
            session.send(new Request.Plain(RobotService.STOP_MOVE));
        } catch (FrankaException e) {
            // without a connection the robot stops by itself
        }
    }
}
