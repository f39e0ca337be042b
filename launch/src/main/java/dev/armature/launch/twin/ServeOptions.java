package dev.armature.launch.twin;

import dev.armature.core.UserError;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How `armature twin` is served to other programs.
public final class ServeOptions {

    private static final int MOST_PORT = 65_533;

    @Option(
            names = "--serve",
            required = true,
            paramLabel = "fci",
            description = "Serve the twin as a robot over its own wire: fci, the Franka Control Interface.")
    private String wire = "";

    @Option(
            names = "--pacing",
            paramLabel = "PACING",
            description = "real-time (default): as a robot. lock-step: each millisecond of a motion waits for its"
                    + " command, as fast as both sides compute. lock-step-capped: the same, at most in real time.")
    private String pacing = "real-time";

    @Option(
            names = "--address",
            paramLabel = "HOST",
            description = "Where it listens (default 127.0.0.1). FCI has no password: whoever reaches it drives it.")
    private @Nullable String address;

    @Option(
            names = "--port",
            description =
                    "TCP port of the arm (default 1337); hand and vacuum gripper take the next two. 0: free ones.")
    private int port = FciVersion.ROBOT_PORT;

    @Option(
            names = "--fci-version",
            paramLabel = "N",
            description = "5 (default): a Panda, libfranka 0.9. 9: as an FR3 talks, libfranka 0.15 to 0.17.")
    private int version = FciVersion.PANDA.number();

    /// The settings.
    ///
    /// @throws UserError for a word, a host or a number that there is not
    public ServerSettings settings() {
        if (!wire.equals("fci")) {
            throw new UserError("--serve " + wire, "is no wire that the twin speaks", "Give fci.");
        }
        FciVersion spoken = FciVersion.of(version)
                .orElseThrow(() ->
                        new UserError("--fci-version " + version, "is not spoken here", "Give 5 (Panda) or 9 (FR3)."));
        if (port < 0 || port > MOST_PORT) {
            throw new UserError("--port " + port, "is no TCP port", "Give 1 to 65533, or 0 for any free ones.");
        }
        return ServerSettings.panda(pacing()).speaking(spoken).at(host()).onPorts(port);
    }

    private Pacing pacing() {
        for (Pacing known : Pacing.values()) {
            if (known.toString().equals(pacing.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new UserError("--pacing " + pacing, "is not known", "Give real-time, lock-step or lock-step-capped.");
    }

    private InetAddress host() {
        try {
            return address == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new UserError("--address " + address, "is no host that this machine knows", "Give an IP address.", e);
        }
    }
}
