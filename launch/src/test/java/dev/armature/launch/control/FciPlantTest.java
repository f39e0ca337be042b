package dev.armature.launch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.armature.controller.arm.Panda;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import us.ihmc.euclid.transform.RigidBodyTransform;

@Timeout(60)
class FciPlantTest {

    private static final RobotDescription PANDA = Panda.description();

    /// After so long a robot, and our server, stop a motion that nobody answers.
    private static final int TOO_LONG_MILLIS = 1200;

    private final RobotState state = new RobotState(7);
    private final Command command = new Command(7);

    private static FciPlant connect(ServedArm arm) {
        return FciPlant.connect("127.0.0.1", arm.port(), PANDA, Clock.system());
    }

    private void tick(FciPlant plant) {
        plant.read(state);
        command.gripperWidth = state.gripperWidth;
        plant.write(command);
    }

    @Test
    void shouldStandStillUntilItIsStarted() throws InterruptedException {
        try (ServedArm arm = ServedArm.serve(PANDA);
                FciPlant plant = connect(arm)) {
            plant.read(state);
            assertThat(state.q[3]).isCloseTo(PANDA.home().get(3), within(1e-6));
            Thread.sleep(TOO_LONG_MILLIS);
            plant.start();
            // few enough that a busy machine does not lose a robot's 20 states meanwhile
            for (int i = 0; i < 5; i++) {
                tick(plant);
            }
        }
    }

    @Test
    void shouldRefuseAnEndEffectorThatIsNotTheDescribedOneAndLeaveTheRobotFree() {
        RigidBodyTransform X_LE = new RigidBodyTransform(PANDA.X_LE());
        X_LE.getTranslation().addZ(0.1);
        RobotDescription longer = new RobotDescription(
                "longer",
                PANDA.joints(),
                PANDA.links(),
                PANDA.hand(),
                X_LE,
                PANDA.cartesian(),
                PANDA.home(),
                PANDA.gripperWidthMax());
        try (ServedArm arm = ServedArm.serve(longer)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> connect(arm))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("robot 127.0.0.1")
                        .hasMessageContaining("(0.0000, 0.0000, 0.2034) m")
                        .hasMessageContaining("(0.0000, 0.0000, 0.1034) m");
            }
        }
    }

    @Test
    void shouldLogTheLastPeriodsOfARobotThatWasLost() {
        Logger logger = (Logger) LoggerFactory.getLogger(FciPlant.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        try (ServedArm arm = ServedArm.serve(PANDA);
                FciPlant plant = connect(arm)) {
            plant.start();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            tick(plant);
                            if (i == 5) {
                                arm.close();
                            }
                        }
                    })
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("control is lost");
            assertThat(heard.list).isEmpty();
            plant.close();
            assertThat(heard.list).hasSizeGreaterThan(1);
            assertThat(heard.list.getFirst().getFormattedMessage()).contains("127.0.0.1 was lost");
            assertThat(heard.list.getLast().getFormattedMessage()).contains("MOVE", "tau_J_d [");
        } finally {
            logger.detachAppender(heard);
        }
    }
}
