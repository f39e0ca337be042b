package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;

/// A [FrankaCommand] as a datagram of [FciVersion#commandBytes()]. Allocates nothing.
public final class CommandCodec {

    private final FciVersion version;

    /// The codec of one version.
    public CommandCodec(FciVersion version) {
        this.version = version;
    }

    /// Writes `command` at the position of `out`.
    ///
    /// @param out little-endian, with [FciVersion#commandBytes()] left
    public void encode(FrankaCommand command, ByteBuffer out) {
        out.putLong(command.messageId);
        Packed.put(out, command.q_c);
        Packed.put(out, command.dq_c);
        Packed.put(out, command.O_T_EE_c);
        Packed.put(out, command.O_dP_EE_c);
        Packed.put(out, command.elbow_c);
        Packed.put(out, command.validElbow);
        Packed.put(out, command.motionGenerationFinished);
        Packed.put(out, command.tau_J_d);
        if (version != FciVersion.PANDA) {
            Packed.put(out, command.torqueCommandFinished);
        }
    }

    /// Reads a whole datagram.
    ///
    /// @param in little-endian; from its position to its limit is the datagram
    /// @param out overwritten when the datagram is a command; otherwise left as it was
    /// @return whether the datagram has a command's length
    public boolean decode(ByteBuffer in, FrankaCommand out) {
        if (in.remaining() != version.commandBytes()) {
            return false;
        }
        out.messageId = in.getLong();
        Packed.get(in, out.q_c);
        Packed.get(in, out.dq_c);
        Packed.get(in, out.O_T_EE_c);
        Packed.get(in, out.O_dP_EE_c);
        Packed.get(in, out.elbow_c);
        out.validElbow = Packed.flag(in);
        out.motionGenerationFinished = Packed.flag(in);
        Packed.get(in, out.tau_J_d);
        out.torqueCommandFinished = version != FciVersion.PANDA && Packed.flag(in);
        return true;
    }
}
