package dev.armature.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files in one go: whoever looks sees the old content or the new one, never half, also after a kill.
public final class WholeFile {

    private WholeFile() {}

    /// Whether [#write] can be expected to succeed: a folder that takes files, and no file in it that is protected.
    public static boolean writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.isDirectory(file)
                && folder != null
                && Files.isDirectory(folder)
                && Files.isWritable(folder)
                && (!Files.exists(file) || Files.isWritable(file));
    }

    /// Writes `content` beside `file` and moves it there. A link stays and what it leads to is replaced; what is no
    /// ordinary file, such as a pipe, is written to.
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            Files.write(target, content);
            return;
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }
}
