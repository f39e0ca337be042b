package dev.armature.launch.report;

import dev.armature.core.WholeFile;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import dev.armature.sim.live.LiveRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// All that the report of an evaluation shows. Every text is plain text; sections without content are left out.
///
/// @param title one line
/// @param summary what was run and what came out; paragraphs are parted by an empty line
/// @param highlights the claims, each with its goal
/// @param table the outcome; its rows are `policies` in the same order
/// @param policies the episodes behind the table, the subject first
/// @param milestones names of the task's milestones in order; the last may be success itself
/// @param live episodes against the clock
/// @param filmstrips camera pictures
/// @param topDowns paths seen from above
/// @param settings what was set, in the order to show
/// @param provenance how to repeat it
public record EvaluationReport(
        String title,
        String summary,
        List<Highlight> highlights,
        EvaluationTable table,
        List<PolicyResults> policies,
        List<String> milestones,
        List<LiveRun> live,
        List<Filmstrip> filmstrips,
        List<TopDown> topDowns,
        List<Setting> settings,
        Provenance provenance) {

    /// A figure to see first.
    ///
    /// @param value as shown, such as `÷ 98`
    /// @param label what it is, such as `network calls against DDPM-100, execute 1`
    /// @param goal what was asked for, such as `goal ≥ 25×`; empty when nothing was
    /// @param holds whether the goal is met
    public record Highlight(String value, String label, String goal, boolean holds) {}

    /// Something that was set.
    ///
    /// @param name such as `control rate`
    /// @param value such as `1000 Hz`
    public record Setting(String name, String value) {}

    /// Where the figures come from.
    ///
    /// @param command that repeats them
    /// @param commit of the program
    /// @param machine processor, cores, inference provider
    /// @param seeds such as `1000 … 1199`
    /// @param date when it was run; not repeated bit for bit
    public record Provenance(String command, String commit, String machine, String seeds, String date) {}

    /// @throws IllegalArgumentException when the rows of the table are not the policies
    public EvaluationReport {
        highlights = List.copyOf(highlights);
        policies = List.copyOf(policies);
        milestones = List.copyOf(milestones);
        live = List.copyOf(live);
        filmstrips = List.copyOf(filmstrips);
        topDowns = List.copyOf(topDowns);
        settings = List.copyOf(settings);
        if (!table.rows().stream()
                .map(EvaluationTable.Row::name)
                .toList()
                .equals(policies.stream().map(PolicyResults::name).toList())) {
            throw new IllegalArgumentException("the rows of the table are not the policies of the report");
        }
    }

    /// The whole file: HTML that is also well-formed XML.
    public String html() {
        return ReportPage.render(this);
    }

    /// Writes the file in one go, making its folder when needed.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.write(file, html().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
