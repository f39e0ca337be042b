package dev.armature.training.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.file.NetworkFile;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.file.Provenance;
import dev.armature.policies.tune.TuneWindow;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Which moments a policy is tuned on.
final class HeldOutWindowsTest {
    private static final int LENGTH = 12;
    private static final Demonstrations FRAMES = TestDemonstrations.twoWays(20, LENGTH, 1);
    private static final WindowLayouts LAYOUTS = WindowLayouts.fit(FRAMES, FRAMES.episodes(), WindowSettings.DEFAULT);

    private static PolicyManifest policy(String data, double heldOut, long seed) {
        Diffusion diffusion = new Diffusion(NoiseSchedule.Kind.SQUARED_COSINE, 100, 1.5);
        return new PolicyManifest(
                "test",
                "go round",
                "Apache-2.0",
                new Provenance(data, heldOut, "development", seed, "none", "", "2026-01-01"),
                LAYOUTS.observation(),
                LAYOUTS.action(),
                NetworkFile.DEFAULT,
                diffusion,
                diffusion.untuned());
    }

    @Test
    void shouldTakeWhatTheTrainingHeldOut() {
        HeldOutWindows held =
                new HeldOutWindows(policy("whatever its folder was called, " + FRAMES.fingerprint(), 0.2, 3), FRAMES);
        assertThat(held.learnedFrom()).isTrue();
        assertThat(held.episodes()).isEqualTo(4);
        List<Episode> expected = EpisodeSplit.of(FRAMES.episodes(), 0.2, 3).validation();
        WindowBuilder builder = new WindowBuilder(FRAMES, LAYOUTS);
        List<TuneWindow> all = held.take(4, 1000);
        assertThat(all).hasSize(4 * (LENGTH - 1));
        int at = 0;
        for (Episode episode : expected) {
            for (int t = 1; t < LENGTH; t++, at++) {
                assertThat(all.get(at).now().floats(0))
                        .isEqualTo(builder.observation(episode, t).floats(0));
                assertThat(all.get(at).before().floats(0))
                        .isEqualTo(builder.observation(episode, t - 1).floats(0));
                assertThat(all.get(at).expert()).isEqualTo(builder.actions(episode, t));
            }
        }
    }

    @Test
    void shouldTakeAllOfADatasetThatThePolicyNeverSaw() {
        HeldOutWindows other = new HeldOutWindows(policy("another dataset", 0.2, 3), FRAMES);
        assertThat(other.learnedFrom()).isFalse();
        assertThat(other.episodes()).isEqualTo(20);
    }

    @Test
    void shouldNotGuessWhatWasHeldOut() {
        assertThatThrownBy(() -> new HeldOutWindows(policy("d, " + FRAMES.fingerprint(), 0, 3), FRAMES))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("trained on", "provenance.held_out_fraction");
        assertThat(new HeldOutWindows(policy("another dataset", 0, 3), FRAMES).episodes())
                .isEqualTo(20);
    }

    @Property(tries = 100)
    void shouldSpreadMomentsEvenly(
            @ForAll @IntRange(min = 1, max = 20) int count, @ForAll @IntRange(min = 1, max = 400) int most) {
        HeldOutWindows held = new HeldOutWindows(policy("another dataset", 0.2, 3), FRAMES);
        List<TuneWindow> taken = held.take(count, most);
        int moments = count * (LENGTH - 1);
        assertThat(taken).hasSize(Math.min(most, moments));
        // the step that the arm took tells the moment; each episode gets its share, one more or less
        int[] ofEpisode = new int[20];
        for (TuneWindow window : taken) {
            ofEpisode[episodeOf(window)]++;
        }
        int share = taken.size() / count;
        int seen = 0;
        for (int n : ofEpisode) {
            assertThat(n).isBetween(n == 0 ? 0 : share - 1, share + 1);
            seen += n > 0 ? 1 : 0;
        }
        assertThat(seen).isLessThanOrEqualTo(count).isGreaterThanOrEqualTo(Math.min(count, taken.size()) - 1);
    }

    private static int episodeOf(TuneWindow window) {
        float[] state = FRAMES.observations().getFirst().floats();
        float[] now = window.now().floats(0);
        for (Episode episode : FRAMES.episodes()) {
            for (int t = 1; t < LENGTH; t++) {
                int at = 4 * ((int) episode.fromIndex() + t);
                if (state[at] == now[4] && state[at + 1] == now[5]) {
                    return episode.index();
                }
            }
        }
        throw new AssertionError("the window is of no episode");
    }

    @Test
    void shouldNameWhatDoesNotFitThePolicy() {
        assertThatThrownBy(() -> new HeldOutWindows(policy("x", 0.2, 1), dataset(10, "ee_q", "x")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("ee_q", "observes", "ee_x");
        assertThatThrownBy(() -> new HeldOutWindows(policy("x", 0.2, 1), dataset(10, "ee_x", "roll")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("roll", "commands");
        assertThatThrownBy(() -> new HeldOutWindows(policy("x", 0.2, 1), dataset(20, "ee_x", "x")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("20 frames a second", "period_s is 0.1");
        assertThat(new HeldOutWindows(policy("x", 0.2, 1), dataset(10, "ee_x", "x")).episodes())
                .isEqualTo(2);
    }

    private static Demonstrations dataset(int fps, String seen, String commanded) {
        Feature state = Feature.floats(Demonstrations.STATE, List.of(seen, "ee_y", "ee_z", "gripper_width"));
        Feature action = Feature.floats("action", List.of(commanded, "y", "z", "gripper"));
        return new Demonstrations(
                "other",
                fps,
                List.of(Column.of(state, new float[16])),
                Column.of(action, new float[16]),
                List.of(new Episode(0, List.of(), 2, 0), new Episode(1, List.of(), 2, 2)));
    }

    @Property(tries = 60)
    void shouldKnowItsDataByEveryNumber(@ForAll @IntRange(min = 0, max = 20 * LENGTH * 4 - 1) int place) {
        Demonstrations same = TestDemonstrations.twoWays(20, LENGTH, 1);
        assertThat(same.fingerprint()).isEqualTo(FRAMES.fingerprint());
        same.action().floats()[place] += 0.001f;
        assertThat(same.fingerprint()).isNotEqualTo(FRAMES.fingerprint());
        Demonstrations other = TestDemonstrations.twoWays(20, LENGTH, 1);
        other.observations().getFirst().floats()[place] += 0.001f;
        assertThat(other.fingerprint()).isNotEqualTo(FRAMES.fingerprint()).isNotEqualTo(same.fingerprint());
    }

    @Test
    void shouldNameTheTaskOrTheDataset() {
        assertThat(FRAMES.task()).isEqualTo("go round");
        assertThat(dataset(10, "ee_x", "x").task()).isEqualTo("other");
        assertThat(FRAMES.fingerprint()).startsWith("20 episodes, 240 frames, crc32c ");
    }
}
