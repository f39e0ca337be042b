package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.testing.AllocationFree;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// States, set-points, commands and chunks with random contents: copies are equal and apart, and one bad number
/// anywhere is found.
class ValuesPropertyTest {

    private static final double[] BAD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    @Property(tries = 200, seed = "81")
    void shouldCopyAWholeStateAndKeepItApart(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = state(random);
        RobotState copy = new RobotState(7);
        copy.copyFrom(state);
        assertThat(copy).usingRecursiveComparison().isEqualTo(state);
        scramble(random, state);
        assertThat(copy.q).isNotEqualTo(state.q);
        assertThat(copy.X_BE.getTranslationX()).isNotEqualTo(state.X_BE.getTranslationX());
    }

    @Property(tries = 200, seed = "82")
    void shouldCopyAWholeSetpointAndKeepItApart(@ForAll long seed) {
        Random random = new Random(seed);
        Setpoint setpoint = setpoint(random);
        Setpoint copy = new Setpoint(7);
        copy.copyFrom(setpoint);
        assertThat(copy).usingRecursiveComparison().isEqualTo(setpoint);
        setpoint.q_d[3] += 1;
        setpoint.X_BE_d.getTranslation().addY(1);
        assertThat(copy.q_d[3]).isNotEqualTo(setpoint.q_d[3]);
        assertThat(copy.X_BE_d.getTranslationY()).isNotEqualTo(setpoint.X_BE_d.getTranslationY());
    }

    @Property(tries = 300, seed = "83")
    void shouldFindTheBadNumberOfAStateWhereverItIs(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = state(random);
        assertThat(state.finite()).isTrue();
        double bad = BAD[random.nextInt(3)];
        double[][] arrays = {state.q, state.dq, state.tau_J, state.tau_J_d};
        int place = random.nextInt(6);
        if (place < 4) {
            arrays[place][random.nextInt(7)] = bad;
        } else if (place == 4) {
            spoil(random, state.X_BE, bad);
        } else {
            state.gripperWidth = bad;
        }
        assertThat(state.finite()).isFalse();
    }

    @Property(tries = 300, seed = "84")
    void shouldFindTheBadNumberOfASetpointWhereverItIs(@ForAll long seed) {
        Random random = new Random(seed);
        Setpoint setpoint = setpoint(random);
        assertThat(setpoint.finite()).isTrue();
        double bad = BAD[random.nextInt(3)];
        switch (random.nextInt(4)) {
            case 0 -> setpoint.q_d[random.nextInt(7)] = bad;
            case 1 -> setpoint.dq_d[random.nextInt(7)] = bad;
            case 2 -> setpoint.gripperWidth = bad;
            default -> spoil(random, setpoint.X_BE_d, bad);
        }
        assertThat(setpoint.finite()).isFalse();
    }

    @Property(tries = 200, seed = "85")
    void shouldBeFiniteHoweverLargeTheFiniteNumbersAre(@ForAll long seed) {
        Random random = new Random(seed);
        double huge = random.nextBoolean() ? Double.MAX_VALUE : -Double.MAX_VALUE;
        RobotState state = new RobotState(7);
        for (double[] array : new double[][] {state.q, state.dq, state.tau_J, state.tau_J_d}) {
            Arrays.fill(array, huge);
        }
        state.gripperWidth = huge;
        assertThat(state.finite()).isTrue();
        Command command = new Command(7);
        Arrays.fill(command.tau_J_d, huge);
        command.gripperWidth = huge;
        assertThat(command.finite()).isTrue();
        command.tau_J_d[random.nextInt(7)] = BAD[random.nextInt(3)];
        assertThat(command.finite()).isFalse();
    }

    @Test
    void shouldZeroTheTorquesAndLeaveTheGripper() {
        Command command = new Command(3);
        Arrays.fill(command.tau_J_d, Double.NaN);
        command.gripperWidth = 0.03;
        command.timeNanos = 5;
        command.zeroTorque();
        assertThat(command.tau_J_d).containsExactly(0, 0, 0);
        assertThat(command.gripperWidth).isEqualTo(0.03);
        assertThat(command.timeNanos).isEqualTo(5);
    }

    @Property(tries = 200, seed = "86")
    void shouldLayRowsOneAfterAnother(
            @ForAll @IntRange(min = 1, max = 10) int horizon,
            @ForAll @IntRange(min = 1, max = 8) int dim,
            @ForAll long seed) {
        ActionChunk chunk = new ActionChunk(spec(dim), horizon, 20_000_000);
        Random random = new Random(seed);
        float[][] rows = new float[horizon][dim];
        for (int row = 0; row < horizon; row++) {
            for (int d = 0; d < dim; d++) {
                rows[row][d] = random.nextFloat();
                chunk.set(row, d, rows[row][d]);
            }
        }
        assertThat(chunk.values()).hasSize(horizon * dim);
        for (int row = 0; row < horizon; row++) {
            assertThat(Arrays.copyOfRange(chunk.values(), row * dim, (row + 1) * dim))
                    .isEqualTo(rows[row]);
            assertThat(chunk.get(row, dim - 1)).isEqualTo(rows[row][dim - 1]);
        }
    }

    @Property(tries = 200, seed = "87")
    void shouldRefuseAChunkWhicheverNumberIsBad(@ForAll long seed) {
        Random random = new Random(seed);
        ActionChunk chunk = new ActionChunk(spec(4), 6, 1);
        Arrays.fill(chunk.values(), random.nextBoolean() ? Float.MAX_VALUE : -Float.MAX_VALUE);
        assertThat(chunk.finite()).isTrue();
        chunk.set(random.nextInt(6), random.nextInt(4), (float) BAD[random.nextInt(3)]);
        assertThat(chunk.finite()).isFalse();
    }

    @Property(tries = 100, seed = "88")
    void shouldCopyAChunkAndKeepItApart(@ForAll long start, @ForAll long seed) {
        Random random = new Random(seed);
        ActionChunk chunk = new ActionChunk(spec(3), 5, 7);
        for (int i = 0; i < 15; i++) {
            chunk.values()[i] = random.nextFloat();
        }
        chunk.setStartNanos(start);
        ActionChunk copy = new ActionChunk(spec(3), 5, 7);
        copy.copyFrom(chunk);
        assertThat(copy.values()).isEqualTo(chunk.values()).isNotSameAs(chunk.values());
        assertThat(copy.startNanos()).isEqualTo(start);
        chunk.set(0, 0, 2);
        assertThat(copy.get(0, 0)).isLessThan(2);
    }

    @Test
    void shouldNameWhatIsWrongWithAChunk() {
        assertThatThrownBy(() -> new ActionChunk(spec(1), -3, 5)).hasMessage("horizon -3 and period 5 ns must be > 0");
        assertThatThrownBy(() -> new ActionChunk(spec(1), 3, -5)).hasMessage("horizon 3 and period -5 ns must be > 0");
    }

    @Test
    void shouldSayWhereWhatAndTheWayOut() {
        Exception below = new Exception("below");
        assertThat(new UserError("a.yaml: k", "2 is too much", "Give 1."))
                .hasMessage("a.yaml: k: 2 is too much. Give 1.")
                .hasNoCause();
        assertThat(new UserError("a.yaml", "is torn", "Restore it.", below))
                .hasMessage("a.yaml: is torn. Restore it.")
                .hasCause(below);
    }

    private final RobotState from = state(new Random(1));
    private final RobotState to = new RobotState(7);
    private final Setpoint target = setpoint(new Random(2));
    private final Setpoint taken = new Setpoint(7);

    @AllocationFree
    void shouldAllocateNothing() {
        to.copyFrom(from);
        taken.copyFrom(target);
        to.gripperWidth = to.finite() && taken.finite() ? 1 : 0;
    }

    private static ActionSpec spec(int dim) {
        List<String> names = IntStream.range(0, dim).mapToObj(i -> "j" + i).toList();
        return new ActionSpec(
                ActionSpec.Kind.JOINT_POSITION,
                names,
                names.stream().map(n -> "rad").toList(),
                "");
    }

    private static RobotState state(Random random) {
        RobotState state = new RobotState(7);
        state.timeNanos = random.nextLong();
        scramble(random, state);
        return state;
    }

    private static void scramble(Random random, RobotState state) {
        for (double[] array : new double[][] {state.q, state.dq, state.tau_J, state.tau_J_d}) {
            for (int i = 0; i < 7; i++) {
                array[i] = random.nextGaussian();
            }
        }
        state.gripperWidth = random.nextDouble();
        pose(random, state.X_BE);
    }

    private static Setpoint setpoint(Random random) {
        Setpoint setpoint = new Setpoint(7);
        setpoint.timeNanos = random.nextLong();
        setpoint.sequence = random.nextLong();
        for (int i = 0; i < 7; i++) {
            setpoint.q_d[i] = random.nextGaussian();
            setpoint.dq_d[i] = random.nextGaussian();
        }
        setpoint.gripperWidth = random.nextDouble();
        pose(random, setpoint.X_BE_d);
        return setpoint;
    }

    private static void pose(Random random, RigidBodyTransform X) {
        X.getRotation().setYawPitchRoll(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        X.getTranslation().set(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    /// Puts `bad` into one of the twelve numbers.
    private static void spoil(Random random, RigidBodyTransform X, double bad) {
        double[] m = {1, 0, 0, 0.1, 0, 1, 0, 0.2, 0, 0, 1, 0.3};
        m[random.nextInt(12)] = bad;
        X.setUnsafe(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11]);
    }
}
