package dev.armature.core;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files in one go: whoever looks sees the old content or the new one, never half, also after a kill or when
/// the power fails.
public final class WholeFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private WholeFile() {}

    /// What comes into a file.
    @FunctionalInterface
    public interface Content {

        /// Writes all of it; `out` is buffered, and closed by who calls.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Whether [#write] can be expected to succeed: a folder that takes files, and no file in it that is protected.
    public static boolean writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.isDirectory(file)
                && folder != null
                && Files.isDirectory(folder)
                && Files.isWritable(folder)
                && (!Files.exists(file) || Files.isWritable(file));
    }

    /// Writes `content` as [#write(Path, Content)] does.
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /// Writes `content` beside `file`, forces it to the disk and moves it there. A link stays and what it leads to is
    /// replaced; what is no ordinary file, such as a pipe, is written to. Nothing is left beside when it fails.
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER_BYTES)) {
                content.writeTo(out);
            }
            return;
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (FileOutputStream raw = new FileOutputStream(unfinished.toFile());
                    OutputStream out = new BufferedOutputStream(raw, BUFFER_BYTES)) {
                content.writeTo(out);
                out.flush();
                raw.getFD().sync();
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }
}
