package dev.armature.launch.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.armature.core.UserError;
import dev.armature.launch.Exit;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Benchmarks;
import dev.armature.launch.bench.Figure;
import dev.armature.launch.bench.WorkFolder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `armature bench`: measures what the project claims.
@Command(
        name = "bench",
        description = "Measure figures of the project now, each beside what it is compared to.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "One JSON line a figure:",
            "  {\"name\",\"value\",\"unit\",\"against\",\"ratio\",\"goal\",\"holds\"}",
            "Ends with 1 when a figure does not hold.",
            "",
            "Examples:",
            "  armature bench list",
            "  armature bench physics --json physics.json"
        })
public final class BenchCommand implements Callable<Integer> {

    private static final String LIST = "list";

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "What to measure; 'list' names all there is.")
    private List<String> names = List.of();

    @Mixin
    private final JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        json.check();
        Benchmarks all = Benchmarks.installed();
        if (names.contains(LIST)) {
            return list(all);
        }
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(all.named(name));
        }
        List<String> lines = new ArrayList<>();
        boolean holds = true;
        for (Benchmark benchmark : chosen) {
            for (Figure figure : measure(benchmark)) {
                out().println(figure.json());
                out().flush();
                lines.add(figure.json());
                holds &= figure.holds();
            }
            json.write(lines);
        }
        return holds ? Exit.OK : Exit.FAILURE;
    }

    private List<Figure> measure(Benchmark benchmark) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        err.println(benchmark.name() + ": " + benchmark.describes() + " (" + benchmark.takes() + ")");
        err.flush();
        try (WorkFolder folder = WorkFolder.create(benchmark.name())) {
            return benchmark.run(folder.path());
        }
    }

    private int list(Benchmarks all) {
        if (names.size() > 1) {
            throw new UserError("armature bench", "'list' stands alone", "Leave out the other names.");
        }
        if (all.sorted().isEmpty()) {
            out().println("No benchmark is on the class path.");
        }
        json.write(all.sorted().stream().map(BenchCommand::described).toList());
        for (Benchmark benchmark : all.sorted()) {
            out().printf("%-14s %s%n", benchmark.name(), benchmark.describes());
            out().printf("%-14s needs %s; takes %s%n", "", benchmark.needs(), benchmark.takes());
        }
        out().flush();
        return Exit.OK;
    }

    /// A benchmark that was not run as a line of JSON.
    static String described(Benchmark benchmark) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", benchmark.name())
                .put("describes", benchmark.describes())
                .put("needs", benchmark.needs())
                .put("takes", benchmark.takes())
                .toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
