package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/// A policy that hardly learned anything, made by the program itself in a second or two.
final class SmallPolicy {

    private SmallPolicy() {}

    /// Trains one on `dataset` into `out`.
    static Run train(Path dataset, Path out, String... more) {
        String[] few = {
            "train",
            "diffusion",
            "--dataset",
            dataset.toString(),
            "--out",
            out.toString(),
            "--steps",
            "60",
            "--batch",
            "16",
            "--width",
            "16",
            "--blocks",
            "1",
            "--threads",
            "1"
        };
        String[] line = new String[few.length + more.length];
        System.arraycopy(few, 0, line, 0, few.length);
        System.arraycopy(more, 0, line, few.length, more.length);
        return Run.of(line);
    }

    /// As above, and it must work.
    static Path at(Path dataset, Path out) {
        Run run = train(dataset, out);
        assertThat(run.code()).as(run.err()).isZero();
        return out;
    }
}
