package dev.armature.sim.task;

import dev.armature.core.UserError;
import java.util.List;

/// The tasks by name.
public final class Tasks {

    private static final List<Task> ALL = List.of(new Lift(), new Place(), new Insert());

    private Tasks() {}

    /// All tasks.
    public static List<Task> all() {
        return ALL;
    }

    /// The task called `name`, or whose instruction it is, as datasets and policies keep it.
    ///
    /// @throws UserError when there is none
    public static Task named(String name) {
        return ALL.stream()
                .filter(t -> t.name().equals(name) || t.instruction().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "task '" + name + "'",
                        "is not known",
                        "Use one of: "
                                + String.join(", ", ALL.stream().map(Task::name).toList()) + "."));
    }
}
