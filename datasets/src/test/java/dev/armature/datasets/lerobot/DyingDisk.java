package dev.armature.datasets.lerobot;

import dev.armature.datasets.internal.SteppedDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A disk that works for some steps and then dies, as if the process were killed there. A write that is cut leaves
/// half a file. Nothing is forced to the device, because a kill leaves what the kernel already has.
final class DyingDisk extends SteppedDisk {

    /// The moment of death.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private int stepsLeft;

    DyingDisk(int stepsLeft) {
        this.stepsLeft = stepsLeft;
    }

    boolean died() {
        return stepsLeft < 0;
    }

    @Override
    protected void step() {
        if (--stepsLeft < 0) {
            throw new Killed();
        }
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        if (stepsLeft == 0) {
            content.writeTo(file);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        }
        step();
        content.writeTo(file);
    }

    @Override
    public void syncFolder(Path folder) {
        step();
    }
}
