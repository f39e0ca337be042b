package dev.armature.sim.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ddpm-100@8              | ddpm-100           | 8
                    rti                     | rti                | 1
                    rti:ddim:25,10,3,0@2    | rti:ddim:25,10,3,0 | 2
                    """)
    void shouldReadSamplerAndRows(String text, String sampler, int rows) {
        Trial trial = Trial.parse(text);
        assertThat(trial).isEqualTo(new Trial(sampler, rows));
        assertThat(Trial.parse(trial.name())).isEqualTo(trial);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ddpm-100@   | no number after @
                    ddpm-100@x  | no number after @
                    ddpm-100@0  | executes 0 rows
                    ddpm-100@-3 | executes -3 rows
                    """)
    void shouldRefuseRowsThatAreNone(String text, String complaint) {
        assertThatThrownBy(() -> Trial.parse(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ddpm-100")
                .hasMessageContaining(complaint);
    }

    @Test
    void shouldNameTheRowsEvenWhenThereIsOne() {
        assertThat(new Trial("rti", 1).name()).isEqualTo("rti@1");
    }
}
