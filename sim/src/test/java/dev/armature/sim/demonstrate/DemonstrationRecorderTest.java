package dev.armature.sim.demonstrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.sim.episode.TaskObserver;
import dev.armature.sim.task.Insert;
import dev.armature.sim.task.Lift;
import dev.armature.sim.task.Task;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationRecorderTest {

    private static final int EPISODES = 4;
    private static final long FIRST_SEED = 100;
    private static final DemonstrationRecorder.Listener NOBODY = (stored, tried) -> {};
    private static final List<String> KEYS = List.of(
            "index",
            "episode_index",
            "frame_index",
            "timestamp",
            "observation.state",
            "observation.environment_state",
            "action",
            "sent_action",
            "next.reward",
            "next.done",
            "next.success",
            "capture_time_ns",
            "episode_seed");

    @TempDir
    static Path uninterrupted;

    @TempDir
    Path folder;

    @BeforeAll
    static void record() throws InterruptedException {
        new DemonstrationRecorder(new Lift(), 1).record(uninterrupted, EPISODES, FIRST_SEED, NOBODY);
    }

    @Test
    void shouldStoreARowForEveryStepOfEveryEpisode() {
        LeRobotDataset data = LeRobotDataset.open(uninterrupted);
        assertThat(data.warnings()).isEmpty();
        assertThat(data.info().fps()).isEqualTo(10);
        assertThat(data.tasks()).containsExactly(new Lift().instruction());
        assertThat(data.episodes()).hasSize(EPISODES);
        int frames = data.episodes().stream().mapToInt(Episode::length).sum();
        assertThat(data.frames()).isEqualTo(frames);
        for (String key : KEYS) {
            assertThat(data.column(key).rows()).as(key).isEqualTo(frames);
        }
    }

    @Test
    void shouldMarkTheEndOfEachEpisodeAndOnlyIt() {
        LeRobotDataset data = LeRobotDataset.open(uninterrupted);
        for (Episode episode : data.episodes()) {
            long[] done = data.column("next.done", episode.index()).longs();
            long[] success = data.column("next.success", episode.index()).longs();
            double[] reward = data.column("next.reward", episode.index()).doubles();
            long[] captured = data.column("capture_time_ns", episode.index()).longs();
            long[] seeds = data.column("episode_seed", episode.index()).longs();
            for (int row = 0; row < episode.length(); row++) {
                int last = row == episode.length() - 1 ? 1 : 0;
                assertThat(done[row]).isEqualTo(last);
                assertThat(success[row]).isEqualTo(last);
                assertThat(reward[row]).isEqualTo(last);
                assertThat(captured[row]).isEqualTo(row * 100_000_000L);
                assertThat(seeds[row]).isEqualTo(seeds[0]);
            }
        }
        long[] seeds = data.column("episode_seed").longs();
        assertThat(seeds).isSorted();
        assertThat(seeds[0]).isGreaterThanOrEqualTo(FIRST_SEED);
    }

    @Test
    void shouldKeepTheDecisionAndWhatBecameOfIt() {
        LeRobotDataset data = LeRobotDataset.open(uninterrupted);
        float[] action = data.column("action").floats();
        float[] sent = data.column("sent_action").floats();
        assertThat(data.column("action").feature().names()).isEqualTo(TaskObserver.ACTION.names());
        assertThat(data.column("observation.state").feature().names()).isEqualTo(TaskObserver.STATE_NAMES);
        int pushed = 0;
        for (int i = 0; i < action.length; i += 4) {
            pushed += action[i] == sent[i] ? 0 : 1;
            assertThat(sent[i + 3]).isEqualTo(action[i + 3]);
        }
        // it blows 40 % of the time, and a gust dies slowly
        assertThat(pushed).isBetween(action.length / 4 / 5, action.length / 4);
    }

    @Test
    void shouldMakeTheSameDatasetOnSeveralThreads() throws InterruptedException {
        new DemonstrationRecorder(new Lift(), 2).record(folder, EPISODES, FIRST_SEED, NOBODY);
        assertSame(folder);
    }

    @Test
    void shouldGoOnWhereItStopped() throws InterruptedException {
        DemonstrationRecorder recorder = new DemonstrationRecorder(new Lift(), 1);
        recorder.record(folder, 1, FIRST_SEED, NOBODY);
        assertThat(LeRobotDataset.open(folder).episodes()).hasSize(1);
        List<Integer> heard = new ArrayList<>();
        recorder.record(folder, EPISODES, FIRST_SEED, (stored, tried) -> heard.add(stored));
        assertThat(heard).containsExactly(1, 2, 3, 4);
        assertSame(folder);
    }

    @Test
    void shouldPlayNothingWhenThereIsEnough() throws InterruptedException {
        DemonstrationRecorder recorder = new DemonstrationRecorder(new Lift(), 1);
        List<Integer> heard = new ArrayList<>();
        assertThat(recorder.record(uninterrupted, EPISODES - 1, FIRST_SEED, (stored, tried) -> heard.add(stored)))
                .isEqualTo(new DemonstrationRecorder.Recorded(EPISODES, EPISODES, 0));
        assertThat(heard).as("there is no way to be told of").isEmpty();
        assertThat(LeRobotDataset.open(uninterrupted).episodes()).hasSize(EPISODES);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 99, 101, 102, 100_000})
    void shouldRefuseToGoOnFromAnotherSeed(long other) {
        long first = LeRobotDataset.open(uninterrupted).column("episode_seed").longs()[0];
        assumeThat(other).isNotEqualTo(first);
        DemonstrationRecorder recorder = new DemonstrationRecorder(new Lift(), 1);
        assertThatThrownBy(() -> recorder.record(uninterrupted, EPISODES + 1, other, NOBODY))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "--seed " + other, "in " + uninterrupted, "Go on with --seed " + first, "another folder");
        assertThat(LeRobotDataset.open(uninterrupted).episodes()).hasSize(EPISODES);
    }

    @Test
    void shouldGoOnFromTheFirstStoredSeedToo() throws InterruptedException {
        DemonstrationRecorder recorder = new DemonstrationRecorder(new Lift(), 1);
        recorder.record(folder, 1, FIRST_SEED, NOBODY);
        long first = LeRobotDataset.open(folder).column("episode_seed").longs()[0];
        recorder.record(folder, EPISODES, first, NOBODY);
        assertSame(folder);
    }

    @Test
    void shouldLeaveWholeEpisodesWhenInterruptedBetweenThem() throws InterruptedException {
        DemonstrationRecorder recorder = new DemonstrationRecorder(new Lift(), 1);
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> recorder.record(folder, EPISODES, FIRST_SEED, (stored, tried) -> {
                    if (stored == 1) {
                        // as Ctrl-C does, with the next episodes of the batch still to be played
                        caller.interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        LeRobotDataset left = LeRobotDataset.open(folder);
        assertThat(left.warnings()).isEmpty();
        assertThat(left.episodes()).hasSizeBetween(1, EPISODES - 1);
        recorder.record(folder, EPISODES, FIRST_SEED, NOBODY);
        assertSame(folder);
    }

    @Test
    void shouldHaveStoredAnEpisodeBeforeTheNextEnds() {
        List<Integer> storedWhenPlayed = new ArrayList<>();
        Lift lift = new Lift();
        Task watched = (Task) Proxy.newProxyInstance(
                Task.class.getClassLoader(), new Class<?>[] {Task.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("expert")) {
                        storedWhenPlayed.add(
                                LeRobotDataset.open(folder).episodes().size());
                        if (storedWhenPlayed.size() == 3) {
                            throw new UserError("power", "is gone", "Wait.");
                        }
                    }
                    return method.invoke(lift, arguments);
                });
        assertThatThrownBy(() -> new DemonstrationRecorder(watched, 1).record(folder, EPISODES, FIRST_SEED, NOBODY))
                .hasMessageContaining("power");
        assertThat(storedWhenPlayed).first().isEqualTo(0);
        assertThat(storedWhenPlayed).last().isNotEqualTo(0);
        assertThat(LeRobotDataset.open(folder).episodes()).hasSize(storedWhenPlayed.getLast());
    }

    @Test
    void shouldLeaveAnEmptyDatasetWhenInterruptedBeforeTheFirst() throws InterruptedException {
        DemonstrationRecorder recorder = new DemonstrationRecorder(new Lift(), 1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> recorder.record(folder, EPISODES, FIRST_SEED, NOBODY))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        recorder.record(folder, EPISODES, FIRST_SEED, NOBODY);
        assertSame(folder);
    }

    @Test
    void shouldRefuseToMixTasksInOneDataset() {
        assertThatThrownBy(() -> new DemonstrationRecorder(new Insert(), 1).record(uninterrupted, 9, 0, NOBODY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(uninterrupted.toString())
                .hasMessageContaining("another kind of dataset than demonstrations of 'insert'")
                .hasMessageContaining("another folder");
        assertThat(LeRobotDataset.open(uninterrupted).episodes()).hasSize(EPISODES);
    }

    private static void assertSame(Path root) {
        LeRobotDataset expected = LeRobotDataset.open(uninterrupted);
        LeRobotDataset found = LeRobotDataset.open(root);
        assertThat(found.episodes()).isEqualTo(expected.episodes());
        assertThat(found.info().features()).isEqualTo(expected.info().features());
        for (String key : KEYS) {
            Column one = expected.column(key);
            Column other = found.column(key);
            assertThat(other.rows()).isEqualTo(one.rows());
            assertThat(other.doubles()).as(key).isEqualTo(one.doubles());
        }
    }
}
