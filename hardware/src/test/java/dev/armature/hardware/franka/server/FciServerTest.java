package dev.armature.hardware.franka.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.client.CommandException;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.IncompatibleVersionException;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.RobotMode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FciServerTest {

    private static final RobotDescription PANDA = Panda.description();

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final BreakableArm arm = new BreakableArm();
    private FciServer server = serve(FciVersion.PANDA);

    /// A rigid arm that can be made to fail.
    private static final class BreakableArm implements Plant {

        private final RigidArm arm = new RigidArm(PANDA, 1_000_000);
        private volatile boolean broken;

        @Override
        public void read(RobotState out) {
            arm.read(out);
        }

        @Override
        public void write(Command command) {
            if (broken) {
                throw new IllegalStateException("the arm broke");
            }
            arm.write(command);
        }

        @Override
        public long periodNanos() {
            return arm.periodNanos();
        }
    }

    private FciServer serve(FciVersion version) {
        ServerSettings settings =
                ServerSettings.panda(Pacing.LOCK_STEP).speaking(version).onPorts(0);
        try {
            return new FciServer(arm, PANDA, settings, ModelSource.of(PANDA), Clock.system(), events::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RobotSettings settings() {
        return RobotSettings.DEFAULT
                .withPort(server.robotPort())
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private FrankaRobot connect() {
        return FrankaRobot.connect("127.0.0.1", FciVersion.PANDA, settings());
    }

    @BeforeEach
    void forget() {
        events.clear();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldSayItsStateEachMillisecond() {
        try (FrankaRobot robot = connect()) {
            FrankaState first = robot.readOnce();
            FrankaState second = robot.readOnce();
            assertThat(second.messageId).isGreaterThan(first.messageId);
            assertThat(second.robotMode).isEqualTo(RobotMode.IDLE);
            assertThat(second.m_ee[0]).isEqualTo(PANDA.hand().mass());
            assertThat(second.O_ddP_O).containsExactly(0, 0, -9.81);
        }
    }

    @Test
    void shouldTakeSettingsAndRefuseNonsense() {
        try (FrankaRobot robot = connect()) {
            robot.setJointImpedance(new double[] {3000, 3000, 3000, 2500, 2500, 2000, 2000});
            robot.setLoad(0.5, new double[] {0, 0, 0.1}, new double[9]);
            assertThatExceptionOfType(CommandException.class)
                    .isThrownBy(() -> robot.setJointImpedance(new double[] {-1, 1, 1, 1, 1, 1, 1}))
                    .withMessageContaining("Set Joint Impedance");
            FrankaState state = robot.readOnce();
            assertThat(state.m_load[0]).isEqualTo(0.5);
            robot.automaticErrorRecovery();
            robot.stop();
        }
    }

    @Test
    void shouldSendAModelLibraryThatIsAnElfFile() {
        try (FrankaRobot robot = connect()) {
            assertThat(robot.loadModelLibrary()).startsWith(0x7f, 'E', 'L', 'F').hasSizeGreaterThan(10_000);
        }
    }

    @Test
    void shouldGiveAnFr3sClientsTheUrdf() {
        server.close();
        server = serve(FciVersion.FR3);
        try (FrankaRobot robot = FrankaRobot.connect("127.0.0.1", FciVersion.FR3, settings())) {
            assertThat(robot.robotModel()).contains("<robot name=\"panda\">", "panda_joint7", "panda_hand");
            assertThat(robot.loadModelLibrary()).startsWith(0x7f, 'E', 'L', 'F');
        }
    }

    @Test
    void shouldRefuseAnotherVersionAndServeTheNextClient() {
        assertThatExceptionOfType(IncompatibleVersionException.class)
                .isThrownBy(() -> FrankaRobot.connect("127.0.0.1", FciVersion.FR3, settings())
                        .close())
                .withMessageContaining("5")
                .withMessageContaining("9");
        connectAgain();
        assertThat(events).anyMatch(line -> line.contains("speaks version 9"));
    }

    /// The server hears of the last client's end a moment later than the client.
    private void connectAgain() {
        for (int i = 0; i < 50; i++) {
            try (FrankaRobot robot = connect()) {
                assertThat(robot.readOnce().robotMode).isEqualTo(RobotMode.IDLE);
                return;
            } catch (RuntimeException busy) {
                Clock.system().sleepUntil(Clock.system().nanoTime() + 20_000_000);
            }
        }
        throw new AssertionError("the server serves nobody any more: " + events);
    }

    @Test
    void shouldSendASecondClientAwayAndGoOnWithTheFirst() {
        try (FrankaRobot robot = connect()) {
            long start = Clock.system().nanoTime();
            assertThatThrownBy(() -> connect().close()).isInstanceOf(RuntimeException.class);
            assertThat(Clock.system().nanoTime() - start).isLessThan(1_500_000_000L);
            assertThat(robot.readOnce().robotMode).isEqualTo(RobotMode.IDLE);
            assertThat(events).anyMatch(line -> line.contains("second client"));
        }
    }

    @Test
    void shouldOutliveGarbage() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket("127.0.0.1", server.robotPort())) {
                byte[] garbage = new byte[1 + random.nextInt(5000)];
                random.nextBytes(garbage);
                socket.getOutputStream().write(garbage);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                socket.setSoTimeout(2000);
                socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
        }
        try (Socket socket = new Socket("127.0.0.1", server.gripperPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(2000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        connectAgain();
        assertThat(server.failure()).isNull();
    }

    @Test
    void shouldCloseItsConnectionsWhenTheArmFails() {
        try (FrankaRobot robot = connect()) {
            robot.readOnce();
            arm.broken = true;
            assertThatThrownBy(() -> {
                        while (true) {
                            robot.readOnce();
                        }
                    })
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(server.failure()).hasMessage("the arm broke");
        assertThat(events).anyMatch(line -> line.contains("the arm broke"));
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        ServerSettings same = new ServerSettings(
                FciVersion.PANDA,
                Pacing.REAL_TIME,
                ServerSettings.panda(Pacing.REAL_TIME).address(),
                server.robotPort(),
                0,
                0,
                20,
                500,
                true);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        new FciServer(arm, PANDA, same, ModelSource.of(PANDA), Clock.system(), events::add).close())
                .withMessageContaining(String.valueOf(server.robotPort()))
                .withMessageContaining("Another robot's server");
    }
}
