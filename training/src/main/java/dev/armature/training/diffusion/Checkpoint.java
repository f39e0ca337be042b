package dev.armature.training.diffusion;

import dev.armature.core.UserError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A training on disk: enough to go on exactly as if it had never stopped.
///
/// `ARMTRAIN2`, then the identity of the training, the weights and the curve, big-endian.
///
/// @param identity data and settings as YAML; another identity cannot go on from here
/// @param weights of network, average and optimizer
/// @param curve the losses so far
record Checkpoint(String identity, DiffusionTrainer.Weights weights, LossCurve curve) {

    private static final String MAGIC = "ARMTRAIN2";
    private static final int MAX_NUMBERS = 1 << 28;

    /// Writes atomically: whoever kills the process finds the old checkpoint or the new one, whole.
    void write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileOutputStream raw = new FileOutputStream(part.toFile());
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 16))) {
                out.writeUTF(MAGIC);
                out.writeUTF(identity);
                out.writeInt(weights.step());
                write(out, weights.net());
                write(out, weights.average());
                write(out, weights.firstMoment());
                write(out, weights.secondMoment());
                write(out, curve.toArray());
                write(out, curve.losses());
                out.flush();
                raw.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError(file.toString(), "cannot be written (" + e + ")", "Check rights and space.", e);
        }
    }

    /// Reads `file`.
    ///
    /// @param identity of the training that wants to go on
    /// @throws UserError when the file is broken or of another training
    static Checkpoint read(Path file, String identity) {
        String start = "Delete the file to start over.";
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw new UserError(file.toString(), "is no checkpoint of this version", start);
            }
            String saved = in.readUTF();
            if (!saved.equals(identity)) {
                throw new UserError(
                        file.toString(),
                        "is of a training with other settings or data: " + Differences.of(saved, identity),
                        "Give the same settings and dataset, or another --out. " + start);
            }
            int step = in.readInt();
            Checkpoint checkpoint = new Checkpoint(
                    saved,
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
        byte[] bytes = in.readNBytes(n * Float.BYTES);
        if (bytes.length != n * Float.BYTES) {
            throw new IOException("is cut off");
        }
        float[] out = new float[n];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(out);
        return out;
    }
}
