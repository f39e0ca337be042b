package dev.armature.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.sim.demonstrate.DemonstrationRecorder.Recorded;
import org.junit.jupiter.api.Test;

final class RecordCommandTest {

    @Test
    void shouldTellWhatIsInTheDatasetAndNotWhatWasAskedFor() {
        assertThat(RecordCommand.told(new Recorded(0, 30, 33), "episodes in d"))
                .isEqualTo("30 episodes in d (0 were there, 33 were played)");
        assertThat(RecordCommand.told(new Recorded(30, 50, 22), "episodes in d"))
                .isEqualTo("50 episodes in d (30 were there, 22 were played)");
    }

    @Test
    void shouldSayThatThereWasNothingToDo() {
        assertThat(RecordCommand.told(new Recorded(50, 50, 0), "episodes in d"))
                .isEqualTo("There are already 50 episodes in d; nothing was to be done.");
    }
}
