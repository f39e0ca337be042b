package dev.armature.launch.command;

import dev.armature.core.shared.OperatorEnd;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `armature control recover`.
@Command(
        name = "recover",
        description = "Let the arm of a running 'armature control' go on after a stop or a fault.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A fault ends when its cause is gone; what the answer names in brackets still stands in the way.",
            "",
            "Example:",
            "  armature control recover --name left"
        })
public final class ControlRecover implements Callable<Integer> {

    @Mixin
    private final OperatorOrder order = new OperatorOrder();

    @Override
    public Integer call() {
        return order.give(OperatorEnd.Order.RECOVER);
    }
}
