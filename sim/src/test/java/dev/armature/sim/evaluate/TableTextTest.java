package dev.armature.sim.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.sim.evaluate.statistics.PairedSequentialTest.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {

    private static final EvaluationTable TABLE = EvaluationTable.of(List.of(
            Samples.policy("RTI ddim [25]", 200, 0.95, 100, 1, 1, 1),
            Samples.policy("DDPM-100 execute 1", 200, 0.93, 100, 100, 1, 2),
            Samples.policy("a name that is far too long to fit its column", 200, 0.3, 100, 100, 8, 3)));

    @Test
    void shouldFitAHundredColumnsAndAlign() {
        List<String> lines = TableText.render(TABLE).lines().toList();

        assertThat(lines).allMatch(line -> line.length() <= 100).allMatch(line -> line.equals(line.stripTrailing()));
        assertThat(lines.get(1)).startsWith("policy").contains("interval");
        assertThat(lines.subList(3, 6)).allMatch(line -> line.substring(24, 29).equals("  200"));
    }

    @Test
    void shouldShowEveryRowAndEveryPair() {
        String text = TableText.render(TABLE);

        assertThat(text).contains("RTI ddim [25] ", "DDPM-100 execute 1 ", "a name that is far too …");
        assertThat(text.lines().filter(line -> line.contains("E = "))).hasSize(3);
        assertThat(text).contains("RTI ddim [25] > a name that is far too … after ");
        assertThat(text).contains("RTI ddim [25] and DDPM-100 execute 1 not told apart by 200 pairs");
    }

    @Test
    void shouldSayAPairInOneSentence() {
        PairComparison pair = new PairComparison("A", "B", 50, 2, 21, -3, Math.log(812), Decision.B_BETTER, 23);
        PairComparison clear = new PairComparison("A", "B", 500, 300, 1, 190, -5, Decision.A_BETTER, 9);

        assertThat(TableText.sentence(pair)).isEqualTo("A < B after 23 pairs (2 : 21, E = 812)");
        assertThat(TableText.sentence(clear)).isEqualTo("A > B after 9 pairs (300 : 1, E = 10^83)");
    }
}
