package dev.armature.benchmarks;

import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// [WakeUp] for ten minutes beside the policy's process: long enough to meet what happens rarely.
public final class WakeUpLong implements Benchmark {

    private final WakeUp minutes = new WakeUp("wakeup-long", 30, 60, 10_000);

    @Override
    public String name() {
        return minutes.name();
    }

    @Override
    public String describes() {
        return "as wakeup, with ten minutes of the loop beside the policy's process";
    }

    @Override
    public String needs() {
        return minutes.needs();
    }

    @Override
    public String takes() {
        return minutes.takes();
    }

    @Override
    public List<Figure> run(Path workFolder) throws IOException, InterruptedException {
        return minutes.run(workFolder);
    }
}
