package dev.armature.launch.doctor;

import dev.armature.core.time.Clock;
import dev.armature.launch.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks at everything that the project wants of a machine.
public final class Doctor {

    private static final Path PROC = Path.of("/proc");

    private final List<Check> checks;

    /// Looks with `checks`, in their order.
    public Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /// The whole examination of this machine; takes about 7 s.
    public static Doctor ofThisMachine() {
        return new Doctor(List.of(
                Java::look,
                Machine::cores,
                Machine::memory,
                () -> Disk.look(Home.folder()),
                Mujoco::look,
                Rendering::look,
                Inference::look,
                () -> RealTime.rights(PROC),
                () -> RealTime.kernel(Path.of("/sys/kernel/realtime")),
                () -> WakeUp.look(Clock.realTime()),
                () -> WakeUp.lookWithRights(Clock.realTime())));
    }

    /// Looks at one thing after the other; `each` is told at once.
    public List<Finding> examine(Consumer<Finding> each) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            Finding finding = check.look();
            findings.add(finding);
            each.accept(finding);
        }
        return findings;
    }
}
