package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.launch.report.TopDown;
import dev.armature.sim.task.Tasks;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableLayoutTest {

    @Test
    void shouldDrawWhatStandsInTheWay() {
        List<TopDown.Shape> shapes = TableLayout.of(Tasks.named("place"));
        assertThat(shapes.stream().map(TopDown.Shape::label)).containsExactly("object", "obstacle", "tray");
        TopDown.Circle pillar = (TopDown.Circle) shapes.get(1);
        // the reset spreads the pillar by 2 cm about (0.5, 0)
        assertThat(pillar.centre().x()).isCloseTo(0.5, within(0.01));
        assertThat(pillar.centre().y()).isCloseTo(0, within(0.01));
        assertThat(pillar.radius()).isEqualTo(0.035);
        TopDown.Rectangle tray = (TopDown.Rectangle) shapes.get(2);
        assertThat(tray.centre().y()).isBetween(0.24, 0.30);
        assertThat(tray.halfX()).isEqualTo(0.07);
    }

    @Test
    void shouldKnowEveryTask() {
        for (var task : Tasks.all()) {
            assertThat(TableLayout.of(task)).isNotEmpty();
        }
    }
}
