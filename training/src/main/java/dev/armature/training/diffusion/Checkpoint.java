package dev.armature.training.diffusion;

import dev.armature.core.UserError;
import dev.armature.core.WholeFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A training on disk: enough to go on exactly as if it had never stopped.
///
/// `ARMTRAIN3`, then the identity of the training, who began it and when, the weights and the curve, big-endian.
///
/// @param identity data and settings as YAML; another identity cannot go on from here
/// @param origin who began the training, which is not always who goes on with it
/// @param weights of network, average and optimizer
/// @param curve the losses so far
record Checkpoint(String identity, Origin origin, DiffusionTrainer.Weights weights, LossCurve curve) {

    private static final String KIND = "ARMTRAIN";
    private static final String MAGIC = KIND + 3;
    private static final int MAX_NUMBERS = 1 << 28;
    private static final int MAX_TEXT_BYTES = 1 << 24;

    /// Writes in one go: whoever kills the process finds the old checkpoint or the new one, whole.
    void write(Path file) {
        try {
            WholeFile.write(file, this::writeTo);
        } catch (IOException e) {
            throw new UserError(file.toString(), "cannot be written (" + e + ")", "Check rights and space.", e);
        }
    }

    private void writeTo(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeUTF(MAGIC);
        write(out, identity);
        write(out, origin.codeVersion());
        write(out, origin.command());
        write(out, origin.date());
        out.writeInt(weights.step());
        write(out, weights.net());
        write(out, weights.average());
        write(out, weights.firstMoment());
        write(out, weights.secondMoment());
        write(out, curve.toArray());
        write(out, curve.losses());
        out.flush();
    }

    /// Reads `file`.
    ///
    /// @param identity of the training that wants to go on
    /// @throws UserError when the file is broken, of another training or of another version
    static Checkpoint read(Path file, String identity) {
        String start = "Delete the file to start over.";
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            String magic = in.readUTF();
            if (!magic.equals(MAGIC)) {
                boolean older = magic.startsWith(KIND);
                throw new UserError(
                        file.toString(),
                        older
                                ? "is a checkpoint of another version (" + magic + ", here " + MAGIC + ")"
                                : "is no checkpoint",
                        (older ? "Go on with the version that began it, or give another --out. " : "") + start);
            }
            String saved = text(in);
            if (!saved.equals(identity)) {
                throw new UserError(
                        file.toString(),
                        "is of a training with other settings or data: " + Differences.of(saved, identity),
                        "Give the same settings and dataset, or another --out. " + start);
            }
            Origin origin = new Origin(text(in), text(in), text(in));
            int step = in.readInt();
            Checkpoint checkpoint = new Checkpoint(
                    saved,
                    origin,
                    new DiffusionTrainer.Weights(step, array(in), array(in), array(in), array(in)),
                    LossCurve.of(array(in), array(in)));
            if (in.read() >= 0) {
                throw new IOException("holds bytes too many");
            }
            return checkpoint;
        } catch (IOException e) {
            String what = e instanceof EOFException ? "is cut off" : "cannot be read (" + e.getMessage() + ")";
            throw new UserError(file.toString(), what, start, e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_TEXT_BYTES) {
            throw new IOException("claims a text of " + length + " bytes");
        }
        return new String(bytes(in, length), StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(bytes.array());
    }

    private static float[] array(DataInputStream in) throws IOException {
        int n = in.readInt();
        if (n < 0 || n > MAX_NUMBERS) {
            throw new IOException("claims " + n + " numbers");
        }
        ByteBuffer values = ByteBuffer.wrap(bytes(in, n * Float.BYTES));
        float[] out = new float[n];
        values.asFloatBuffer().get(out);
        return out;
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException();
        }
        return bytes;
    }
}
