package dev.armature.launch.command;

import dev.armature.core.shared.OperatorEnd;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `armature control stop`.
@Command(
        name = "stop",
        description = "Have the arm of a running 'armature control' hold, until 'armature control recover'.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A word between processes, not an emergency stop: keep the hand on the robot's own.",
            "",
            "Example:",
            "  armature control stop --name left"
        })
public final class ControlStop implements Callable<Integer> {

    @Mixin
    private final OperatorOrder order = new OperatorOrder();

    @Override
    public Integer call() {
        return order.give(OperatorEnd.Order.STOP);
    }
}
