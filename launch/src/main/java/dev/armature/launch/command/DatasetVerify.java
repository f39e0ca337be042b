package dev.armature.launch.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.datasets.check.CheckReport;
import dev.armature.datasets.check.DatasetCheck;
import dev.armature.datasets.check.Finding;
import dev.armature.launch.Exit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `armature dataset verify`: whether a dataset is whole.
@Command(
        name = "verify",
        description = "Read all of a dataset and tell everything that is wrong with it, and what to do about it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Looks for files torn or missing, counts, types, shapes, numbers that are not finite, timestamps, tasks,",
            "statistics, and leftovers of a recording that was killed. Changes nothing. Ends with 2 when something is",
            "wrong.",
            "",
            "Example:",
            "  armature dataset verify runs/datasets/place"
        })
public final class DatasetVerify implements Callable<Integer> {

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
        Path root = dataset.root();
        CheckReport report = DatasetCheck.verify(root);
        PrintWriter err = spec.commandLine().getErr();
        report.findings().forEach(finding -> err.println("armature: " + root.resolve(finding.file()) + told(finding)));
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        report.notes().forEach(note -> out.println("note: " + note));
        out.println(root + ": " + report.summary());
        out.flush();
        json.write(List.of(json(report).toString()));
        return report.sound() ? Exit.OK : Exit.USER_ERROR;
    }

    private static String told(Finding finding) {
        return ": " + finding.what() + ". " + finding.wayOut();
    }

    private static ObjectNode json(CheckReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sound", report.sound());
        node.put("episodes", report.episodes());
        node.put("frames", report.frames());
        node.put("files", report.files());
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : report.findings()) {
            ObjectNode one = findings.addObject();
            one.put("file", finding.file());
            one.put("what", finding.what());
            one.put("way_out", finding.wayOut());
        }
        report.notes().forEach(node.putArray("notes")::add);
        return node;
    }
}
