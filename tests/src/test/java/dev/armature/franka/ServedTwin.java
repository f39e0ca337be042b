package dev.armature.franka;

import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.server.FciServer;
import dev.armature.hardware.franka.server.ModelSource;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import dev.armature.sim.live.Stage;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Tasks;
import dev.armature.sim.twin.TwinDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// The MuJoCo twin behind the server, and what the server said.
final class ServedTwin implements AutoCloseable {

    final List<String> events = new CopyOnWriteArrayList<>();
    final FciServer server;
    private final Stage stage;

    private ServedTwin(Stage stage, ServerSettings settings) throws IOException {
        this.stage = stage;
        RobotDescription robot = TwinDescription.of(stage.model());
        server = new FciServer(
                stage.scene().twin(), robot, settings, ModelSource.of(robot), Clock.realTime(), events::add);
    }

    /// At home in the scene of lifting, in lock-step on free ports.
    static ServedTwin inStep() {
        return lifting(ServerSettings.panda(Pacing.LOCK_STEP).onPorts(0));
    }

    /// At home in the scene of lifting.
    static ServedTwin lifting(ServerSettings settings) {
        Stage stage = Stage.of(Tasks.named("lift"), 0);
        try {
            return new ServedTwin(stage, settings);
        } catch (IOException e) {
            stage.close();
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing but the arm on its table.
    static ServedTwin alone(Path folder, ServerSettings settings) throws IOException {
        return in(folder, "", settings);
    }

    /// A post, 4 cm wide, between the open fingers; its top is 2 mm below the palm.
    static ServedTwin overAPost(Path folder, ServerSettings settings) throws IOException {
        double palm = 0.4869 + 0.1034 - 0.0584;
        double half = (palm - 0.002) / 2;
        String post = String.format(
                Locale.ROOT,
                "<worldbody><geom type=\"box\" size=\"0.01 0.02 %f\" pos=\"0.3069 0 %f\"/></worldbody>",
                half,
                half);
        return in(folder, post, settings);
    }

    /// A table under the fingertips, a tenth of a millimetre below them, and joints with the dry friction of a
    /// real arm: a hand that presses and nothing else would let a frictionless elbow fall over.
    static ServedTwin onATable(Path folder, ServerSettings settings) throws IOException {
        double half = (0.4869 - 0.01 - 1e-4) / 2;
        String table = String.format(
                Locale.ROOT,
                "<worldbody><geom type=\"box\" size=\"0.15 0.15 %f\" pos=\"0.3069 0 %f\"/></worldbody>",
                half,
                half);
        Scenes.unpack("lift", folder);
        Path arm = folder.resolve("panda.xml");
        Files.writeString(
                arm, Files.readString(arm).replace("damping=\"0.05\"", "damping=\"0.05\" frictionloss=\"0.3\""));
        return in(folder, table, settings);
    }

    private static ServedTwin in(Path folder, String more, ServerSettings settings) throws IOException {
        if (!Files.exists(folder.resolve("panda.xml"))) {
            Scenes.unpack("lift", folder);
        }
        Path scene = Files.writeString(
                folder.resolve("scene.xml"),
                "<mujoco><include file=\"world.xml\"/><include file=\"panda.xml\"/>" + more + "</mujoco>");
        Stage stage = Stage.of(scene);
        try {
            return new ServedTwin(stage, settings);
        } catch (IOException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public void close() {
        server.close();
        stage.close();
    }
}
