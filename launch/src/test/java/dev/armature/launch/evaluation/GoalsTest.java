package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GoalsTest {

    private static final PolicyResults ONE = Episodes.policy(Goals.EVERY_STEP, 50, 2, 100, 1, 20_000_000, 0.020);
    private static final PolicyResults EIGHT = Episodes.policy(Goals.EVERY_EIGHT, 50, 1, 100, 8, 20_000_000, 0.015);

    @Test
    void shouldHoldWhereEveryFigureIsReached() {
        List<Highlight> goals = goals(Episodes.policy(Goals.RTI, 50, 1, 4, 1, 900_000, 0.014));
        assertThat(goals).hasSize(6).allMatch(Highlight::holds);
        assertThat(goals.getFirst().value()).isEqualTo("÷ 25.0");
    }

    @Test
    void shouldMissTheCallsOnly() {
        assertThat(missed(Episodes.policy(Goals.RTI, 50, 1, 5, 1, 900_000, 0.014)))
                .containsExactly("network calls, against ddpm-100@1", "network calls, against ddpm-100@8");
    }

    @Test
    void shouldMissTheSuccessOnly() {
        assertThat(missed(Episodes.policy(Goals.RTI, 50, 2, 4, 1, 900_000, 0.014)))
                .containsExactly("success, against the better of the two");
        assertThat(missed(Episodes.policy(Goals.RTI, 50, 6, 4, 1, 900_000, 0.014)))
                .containsExactly("success of rti@1", "success, against the better of the two");
    }

    @Test
    void shouldMissTheJerkOnly() {
        assertThat(missed(Episodes.policy(Goals.RTI, 50, 1, 4, 1, 900_000, 0.0151)))
                .containsExactly("jerk, against ddpm-100@1");
    }

    @Test
    void shouldMissTheLatencyOnly() {
        assertThat(missed(Episodes.policy(Goals.RTI, 50, 1, 4, 1, 1_000_001, 0.014)))
                .containsExactly("p99 of an inference, against ddpm-100@1");
    }

    @Test
    void shouldClaimNothingWithoutItsPeers() {
        EvaluationTable table = EvaluationTable.of(List.of(Episodes.policy(Goals.RTI, 5, 0, 4, 1, 900_000, 0.01)));
        assertThat(Goals.of(table)).isEmpty();
    }

    private static List<String> missed(PolicyResults rti) {
        return goals(rti).stream()
                .filter(goal -> !goal.holds())
                .map(Highlight::label)
                .toList();
    }

    private static List<Highlight> goals(PolicyResults rti) {
        return Goals.of(EvaluationTable.of(List.of(rti, EIGHT, ONE)));
    }
}
