package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every single key of a training's settings: what it sets, what it takes, and that it sets nothing else.
final class SettingsStrictnessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private DiffusionSettings read(String yaml) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("settings.yaml"), yaml));
    }

    private static String nested(String key, String value) {
        int dot = key.indexOf('.');
        return dot < 0
                ? key + ": " + value
                : key.substring(0, dot) + ": {" + key.substring(dot + 1) + ": " + value + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steps                             | 7           | steps=20000              | steps=7
            batch_size                        | 3           | batchSize=256            | batchSize=3
            learning_rate                     | 0.25        | learningRate=0.001       | learningRate=0.25
            warm_up_steps                     | 0           | warmUpSteps=500          | warmUpSteps=0
            weight_decay                      | 0.5         | weightDecay=1.0E-6       | weightDecay=0.5
            noise_schedule                    | linear      | schedule=SQUARED_COSINE  | schedule=LINEAR
            noise_levels                      | 12          | levels=100               | levels=12
            seed                              | -9          | seed=0                   | seed=-9
            threads                           | 3           | threads=1                | threads=3
            validation_fraction               | 0.25        | validationFraction=0.04  | validationFraction=0.25
            validate_every_steps              | 77          | validateEverySteps=1000  | validateEverySteps=77
            checkpoint_every_steps            | 78          | checkpointEverySteps=2000 | checkpointEverySteps=78
            net.kind                          | unet        | kind=MLP                 | kind=UNET
            net.width                         | 31          | width=256                | width=31
            net.depth                         | 9           | depth=3                  | depth=9
            net.channels                      | [8, 16]     | channels=[64, 128, 256]  | channels=[8, 16]
            net.kernel                        | 7           | kernel=5                 | kernel=7
            windows.observation_steps         | 4           | observationSteps=2       | observationSteps=4
            windows.horizon                   | 24          | horizon=16               | horizon=24
            windows.low_percentile            | 1.5         | lowPercentile=2.0        | lowPercentile=1.5
            windows.high_percentile           | 99.5        | highPercentile=98.0      | highPercentile=99.5
            windows.clip                      | 3           | clip=1.5                 | clip=3.0
            windows.relative                  | false       | relative=true            | relative=false
            windows.gripper                   | plain       | gripper=SCALE            | gripper=PLAIN
            windows.gripper_factor            | 4           | gripperFactor=10.0       | gripperFactor=4.0
            windows.action_range_floor_m      | 0.5         | actionRangeFloor=0.01    | actionRangeFloor=0.5
            windows.observation_range_floor_m | 0.5         | observationRangeFloor=0.01 | observationRangeFloor=0.5
            """)
    void shouldSetWhatItNamesAndNothingElse(String key, String value, String before, String after) throws IOException {
        String defaults = DiffusionSettings.DEFAULT.toString();
        assertThat(defaults).containsOnlyOnce(before);
        assertThat(read(nested(key, value))).hasToString(defaults.replace(before, after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps",
                "batch_size",
                "learning_rate",
                "warm_up_steps",
                "weight_decay",
                "noise_schedule",
                "noise_levels",
                "seed",
                "threads",
                "validation_fraction",
                "validate_every_steps",
                "checkpoint_every_steps",
                "net.kind",
                "net.width",
                "net.depth",
                "net.channels",
                "net.kernel",
                "windows.observation_steps",
                "windows.horizon",
                "windows.low_percentile",
                "windows.high_percentile",
                "windows.clip",
                "windows.relative",
                "windows.gripper",
                "windows.gripper_factor",
                "windows.action_range_floor_m",
                "windows.observation_range_floor_m"
            })
    void shouldRefuseAnotherTypeAndAnotherName(String key) {
        assertRefused(nested(key, "{a: 1}"), key);
        assertRefused(nested(key, "\"some text\""), key);
        assertRefused(nested(key + "_x", "1"), key + "_x", "not known");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steps                | 0             | steps
            steps                | 2.5           | steps
            steps                | 100000001     | steps
            batch_size           | 0             | batch_size
            learning_rate        | -1            | learning_rate
            learning_rate        | .nan          | learning_rate
            learning_rate        | .inf          | learning_rate
            warm_up_steps        | -1            | warm_up_steps
            weight_decay         | -0.1          | weight_decay
            noise_levels         | 1             | noise_levels
            seed                 | 1.5           | seed
            threads              | -1            | threads
            validation_fraction  | 0             | validation fraction
            validation_fraction  | 1             | validation fraction
            validate_every_steps | 0             | validate_every_steps
            checkpoint_every_steps | 0           | checkpoint_every_steps
            net.width            | 0             | net.width
            net.depth            | 0             | net.depth
            net.kernel           | 0             | net.kernel
            net.channels         | [64]          | two levels or more
            net.channels         | []            | two levels or more
            net.channels         | [64, 100]     | multiple of 8
            net.channels         | [64.5, 128]   | net.channels
            net.channels         | [64, 128.9]   | net.channels
            net.channels         | 64            | net.channels
            windows.observation_steps | 0        | observation_steps
            windows.observation_steps | 17       | fit into a horizon of 16
            windows.low_percentile    | 99       | must rise
            windows.high_percentile   | 101      | must rise
            windows.clip              | 0.5      | clip 0.5 must be >= 1
            windows.relative          | 1        | windows.relative
            windows.gripper           | none     | plain, clip or scale
            windows.gripper_factor    | 0        | factor 0.0
            windows.action_range_floor_m      | 0 | floors 0.0
            windows.observation_range_floor_m | 0 | > 0
            """)
    void shouldRefuseWhatCannotBe(String key, String value, String named) {
        assertRefused(nested(key, value), named);
    }

    @Test
    void shouldSayThatAUnitIsPartOfTheKey() {
        assertRefused("windows: {action_range_floor_mm: 10}", "action_range_floor_m", "unit is part of the key");
    }

    @Test
    void shouldRefuseAFileThatIsNoMapping() {
        assertRefused("- steps", "holds no mapping");
        assertRefused("", "holds no mapping");
        assertRefused("net: 5", "net", "not a mapping");
        assertRefused("steps: 1\nsteps: 2", "not valid YAML");
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("missing.yaml")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("missing.yaml", "is not there");
    }

    private void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml))
                .as(yaml)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("settings.yaml")
                .hasMessageContainingAll(parts);
    }
}
