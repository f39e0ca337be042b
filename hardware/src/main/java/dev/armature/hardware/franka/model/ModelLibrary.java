package dev.armature.hardware.franka.model;

import dev.armature.core.UserError;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The shared object that a robot sends when a libfranka client asks for its model, for one robot: `fcimodel.c`,
/// compiled in the build, with that robot's numbers written behind its magic word. Linux on x64 only.
///
/// The links' masses are those of the bare arm; what hangs on the flange comes with each call.
public final class ModelLibrary {

    /// Where the build puts it, beside this class.
    private static final String RESOURCE = "fcimodel-x64.so";

    private static final byte[] MAGIC = "ARMATURE-FCI-MO1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F', 2, 1};
    /// Where an ELF file says for which machine it is, and what it says for x64.
    private static final int MACHINE_AT = 18;

    private static final int X64 = 62;
    private static final int DOF = 7;

    private final byte[] bytes;

    private ModelLibrary(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The library for `robot`.
    ///
    /// @throws UserError when this build has no library for x64
    /// @throws IllegalArgumentException when the robot has not seven joints
    public static ModelLibrary of(RobotDescription robot) {
        return patched(resource(), robot);
    }

    /// Writes the robot's numbers into `library`.
    static ModelLibrary patched(byte[] library, RobotDescription robot) {
        if (robot.dof() != DOF) {
            throw new IllegalArgumentException(
                    "a Franka arm has " + DOF + " joints, " + robot.name() + " has " + robot.dof());
        }
        for (int i = 0; i < ELF.length; i++) {
            if (library.length < MACHINE_AT + 2 || library[i] != ELF[i]) {
                throw refused("is no 64-bit ELF file");
            }
        }
        ByteBuffer out = ByteBuffer.wrap(library.clone()).order(ByteOrder.LITTLE_ENDIAN);
        if (out.getShort(MACHINE_AT) != X64) {
            throw refused("is for ELF machine " + out.getShort(MACHINE_AT) + ", and libfranka loads it on x64 alone");
        }
        int at = find(library);
        if (at < 0 || library.length < at + MAGIC.length + Double.BYTES * (4 * (DOF + 1) + 10 * DOF)) {
            throw refused("has not the magic word " + new String(MAGIC, StandardCharsets.US_ASCII));
        }
        out.position(at + MAGIC.length);
        robot.links().forEach(link -> frame(out, link.a(), link.d(), link.alpha()));
        frame(out, 0, Flange.OFFSET, 0);
        robot.links().forEach(link -> masses(out, link));
        return new ModelLibrary(out.array());
    }

    private static void frame(ByteBuffer out, double a, double d, double alpha) {
        out.putDouble(a).putDouble(d).putDouble(Math.cos(alpha)).putDouble(Math.sin(alpha));
    }

    private static void masses(ByteBuffer out, Link link) {
        out.putDouble(link.mass());
        out.putDouble(link.comX()).putDouble(link.comY()).putDouble(link.comZ());
        out.putDouble(link.ixx()).putDouble(link.iyy()).putDouble(link.izz());
        out.putDouble(link.ixy()).putDouble(link.ixz()).putDouble(link.iyz());
    }

    private static int find(byte[] library) {
        for (int at = 0; at + MAGIC.length <= library.length; at++) {
            int same = 0;
            while (same < MAGIC.length && library[at + same] == MAGIC[same]) {
                same++;
            }
            if (same == MAGIC.length) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] resource() {
        try (@Nullable InputStream in = ModelLibrary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw refused("is not in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserError refused(String what) {
        return new UserError(RESOURCE, what, "Build on Linux on x64: mvn -pl hardware -am package.");
    }

    /// What is sent: a copy of the whole file.
    public byte[] bytes() {
        return bytes.clone();
    }
}
