package dev.armature.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What goes in comes out, to the bit, and in the bytes that were promised.
class FormsTest {

    private static final ActionSpec ACTION = new ActionSpec(
            ActionSpec.Kind.CARTESIAN_POSITION, List.of("x", "y", "z", "g"), List.of("m", "m", "m", "1"), "base");

    @Property(tries = 100, seed = "62")
    void shouldKeepStates(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int dof) {
        Random random = new Random(seed);
        RobotState in = new RobotState(dof);
        in.timeNanos = random.nextLong();
        fill(in.q, random);
        fill(in.dq, random);
        fill(in.tau_J, random);
        fill(in.tau_J_d, random);
        in.X_BE.getRotation().setYawPitchRoll(random.nextDouble(), random.nextDouble(), random.nextDouble());
        in.X_BE.getTranslation().set(random.nextDouble(), random.nextDouble(), random.nextDouble());
        in.gripperWidth = random.nextDouble();
        RobotState out = new RobotState(dof);

        through(new Forms.State(dof), in, out);

        assertThat(out).usingRecursiveComparison().isEqualTo(in);
    }

    @Property(tries = 100, seed = "63")
    void shouldKeepSetpoints(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int dof) {
        Random random = new Random(seed);
        Setpoint in = new Setpoint(dof);
        in.timeNanos = random.nextLong();
        in.sequence = random.nextLong();
        in.X_BE_d.getRotation().setYawPitchRoll(random.nextDouble(), random.nextDouble(), random.nextDouble());
        in.X_BE_d.getTranslation().set(random.nextDouble(), random.nextDouble(), random.nextDouble());
        fill(in.q_d, random);
        fill(in.dq_d, random);
        in.gripperWidth = random.nextDouble();
        Setpoint out = new Setpoint(dof);

        through(new Forms.Target(dof), in, out);

        assertThat(out).usingRecursiveComparison().isEqualTo(in);
    }

    /// What is no number must arrive as that: the loop refuses it, not the way there.
    @Test
    void shouldKeepWhatIsNotFinite() {
        Setpoint in = new Setpoint(7);
        in.X_BE_d.getTranslation().setX(Double.NaN);
        in.q_d[3] = Double.POSITIVE_INFINITY;
        Setpoint out = new Setpoint(7);

        through(new Forms.Target(7), in, out);

        assertThat(out.finite()).isFalse();
        assertThat(out.q_d[3]).isInfinite();
    }

    @Property(tries = 50, seed = "64")
    void shouldKeepChunks(@ForAll long seed, @ForAll @IntRange(min = 1, max = 64) int horizon) {
        Random random = new Random(seed);
        ActionChunk in = new ActionChunk(ACTION, horizon, 50_000_000);
        in.setStartNanos(random.nextLong());
        for (int i = 0; i < in.values().length; i++) {
            in.values()[i] = random.nextFloat();
        }
        ActionChunk out = new ActionChunk(ACTION, horizon, 50_000_000);

        through(new Forms.Chunk(), in, out);

        assertThat(out.values()).isEqualTo(in.values());
        assertThat(out.startNanos()).isEqualTo(in.startNanos());
    }

    @Test
    void shouldNeverTakeAChunkOfAnotherShapeForAGoodOne() {
        ActionChunk in = new ActionChunk(ACTION, 8, 50_000_000);
        ActionChunk out = new ActionChunk(ACTION, 16, 50_000_000);

        through(new Forms.Chunk(), in, out);

        assertThat(out.finite()).isFalse();
    }

    @Test
    void shouldKeepReportsAndNotes() {
        ControlReport in = new ControlReport();
        in.timeNanos = 1;
        in.level = 2;
        in.reasons = 3;
        in.ticks = 4;
        in.overruns = 5;
        in.held = 6;
        in.serving = 7;
        ControlReport out = new ControlReport();
        through(new Forms.Report(), in, out);
        assertThat(out).usingRecursiveComparison().isEqualTo(in);

        JoinNote note = new JoinNote();
        note.generation = 9;
        note.gives = JoinNote.GIVES_CHUNKS;
        note.kind = 2;
        note.dim = 4;
        note.horizon = 16;
        note.periodNanos = 50;
        note.text = "µ".repeat(200);
        JoinNote told = new JoinNote();
        through(new Forms.Note(), note, told);
        assertThat(told.text).startsWith("µ".repeat(124)).hasSizeLessThan(200);
        assertThat(told).usingRecursiveComparison().ignoringFields("text").isEqualTo(note);
    }

    private static <T> void through(Form<T> form, T in, T out) {
        MemorySegment memory = Arena.ofAuto().allocate(form.bytes(), Long.BYTES);
        form.put(in, new Cursor(memory));
        form.get(new Cursor(memory), out);
    }

    private static void fill(double[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
    }
}
