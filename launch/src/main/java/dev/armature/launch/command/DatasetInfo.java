package dev.armature.launch.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.check.DatasetSummary;
import dev.armature.launch.Exit;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `armature dataset info`: what a dataset holds.
@Command(
        name = "info",
        description = "Tell how much a dataset holds, of which tasks, with which features.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  armature dataset info runs/datasets/place"})
public final class DatasetInfo implements Callable<Integer> {

    @Mixin
    private final DatasetArgument dataset = new DatasetArgument();

    @Mixin
    private final JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        json.check();
        DatasetSummary summary = DatasetSummary.of(dataset.root());
        PrintWriter out = spec.commandLine().getOut();
        summary.lines().forEach(out::println);
        out.flush();
        json.write(List.of(json(summary).toString()));
        return Exit.OK;
    }

    private static ObjectNode json(DatasetSummary summary) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("robot_type", summary.info().robotType());
        node.put("fps", summary.info().fps());
        node.put("episodes", summary.episodes());
        node.put("frames", summary.frames());
        node.put("seconds", summary.seconds());
        node.put("bytes", summary.bytes());
        summary.success().ifPresent(share -> node.put("success", share));
        ObjectNode tasks = node.putObject("tasks");
        summary.tasks().forEach(tasks::put);
        ArrayNode features = node.putArray("features");
        for (Feature feature : summary.info().features()) {
            ObjectNode one = features.addObject();
            one.put("key", feature.key());
            one.put("dtype", feature.type().word());
            feature.shape().forEach(one.putArray("shape")::add);
            feature.names().forEach(one.putArray("names")::add);
        }
        summary.warnings().forEach(node.putArray("warnings")::add);
        return node;
    }
}
