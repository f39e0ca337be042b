package dev.armature.controller.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Status;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// The black box holds the last ticks, all of them and nothing else, also while it is written.
class BlackBoxTest {

    @Property(tries = 200, seed = "181")
    void shouldHoldExactlyTheLastTicks(
            @ForAll @IntRange(min = 1, max = 20) int capacity, @ForAll @IntRange(max = 60) int ticks) {
        BlackBox box = new BlackBox(2, capacity);
        for (int tick = 0; tick < ticks; tick++) {
            write(box, tick);
        }
        BlackBoxDump dump = box.dump();
        assertThat(dump.ticks()).isEqualTo(Math.min(capacity, ticks));
        for (int i = 0; i < dump.ticks(); i++) {
            assertTick(dump, i, ticks - dump.ticks() + i);
        }
    }

    @Test
    void shouldNotChangeADumpLater() {
        BlackBox box = new BlackBox(2, 3);
        write(box, 0);
        BlackBoxDump dump = box.dump();
        for (int tick = 1; tick < 10; tick++) {
            write(box, tick);
        }
        assertThat(dump.ticks()).isEqualTo(1);
        assertTick(dump, 0, 0);
    }

    @Test
    void shouldNeverShowATornTickWhileItIsWritten() throws InterruptedException {
        BlackBox box = new BlackBox(2, 40);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int tick = 0; tick < 400_000 && !done.get(); tick++) {
                write(box, tick);
            }
        });
        for (int i = 0; i < 300; i++) {
            BlackBoxDump dump = box.dump();
            for (int k = 0; k < dump.ticks(); k++) {
                assertTick(dump, k, (int) (dump.timeNanos(0) / 1000) + k);
            }
        }
        done.set(true);
        writer.join();
    }

    @Test
    void shouldWriteATableThatCanBeReadBack() throws IOException {
        BlackBox box = new BlackBox(2, 5);
        for (int tick = 0; tick < 8; tick++) {
            write(box, tick);
        }
        StringBuilder csv = new StringBuilder();
        box.dump().writeCsv(csv);
        List<String> lines = csv.toString().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("time_ns,level,reasons,clearance_m,condition,q_rad_1,q_rad_2,dq_rad_per_s_1,dq_rad_per_s_2,"
                        + "asked_nm_1,asked_nm_2,sent_nm_1,sent_nm_2");
        assertThat(lines).hasSize(6);
        for (int i = 0; i < 5; i++) {
            int tick = 3 + i;
            String[] cells = lines.get(1 + i).split(",", -1);
            assertThat(cells).hasSize(13);
            assertThat(cells[0]).isEqualTo(String.valueOf(1000L * tick));
            assertThat(cells[1]).isEqualTo(level(tick).name());
            assertThat(Arrays.stream(cells[2].split(" "))
                            .filter(word -> !word.isEmpty())
                            .mapToInt(word -> SafetyReason.valueOf(word).bit())
                            .sum())
                    .isEqualTo(tick % 4096);
            assertThat(Double.parseDouble(cells[3])).isEqualTo(tick / 1e3);
            assertThat(Double.parseDouble(cells[4])).isEqualTo(tick);
            assertThat(Double.parseDouble(cells[6])).isEqualTo(tick + 0.1);
            assertThat(Double.parseDouble(cells[11])).isEqualTo(-tick);
        }
    }

    @Test
    void shouldWriteOnlyTheHeaderOfAnEmptyBox() throws IOException {
        StringBuilder csv = new StringBuilder();
        new BlackBox(7, 5).dump().writeCsv(csv);
        assertThat(csv.toString().lines()).singleElement().asString().endsWith("sent_nm_7");
    }

    @Property(tries = 50, seed = "182")
    void shouldKeepWhatWasAskedBesideWhatWasSent(@ForAll long seed) {
        Random random = new Random(seed);
        Drive drive = new Drive();
        double[][] asked = new double[30][];
        double[][] sent = new double[30][];
        for (int tick = 0; tick < 30; tick++) {
            for (int i = 0; i < 7; i++) {
                drive.command.tau_J_d[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(-3, 3);
            }
            asked[tick] = drive.command.tau_J_d.clone();
            drive.tick(Status.OK);
            sent[tick] = drive.command.tau_J_d.clone();
        }
        BlackBoxDump dump = drive.filter.blackBox().dump();
        assertThat(dump.ticks()).isEqualTo(30);
        for (int tick = 0; tick < 30; tick++) {
            for (int i = 0; i < 7; i++) {
                assertThat(Double.doubleToLongBits(dump.asked(tick, i)))
                        .isEqualTo(Double.doubleToLongBits(asked[tick][i]));
                assertThat(dump.sent(tick, i)).isEqualTo(sent[tick][i]).isFinite();
            }
        }
    }

    private static void write(BlackBox box, int tick) {
        RobotState state = new RobotState(2);
        Command command = new Command(2);
        state.q[0] = tick;
        state.q[1] = tick + 0.1;
        state.dq[0] = tick + 0.2;
        state.dq[1] = tick + 0.3;
        command.tau_J_d[0] = tick + 0.4;
        command.tau_J_d[1] = tick + 0.5;
        box.begin(1000L * tick, state, command, tick / 1e3, tick);
        command.tau_J_d[0] = -tick;
        command.tau_J_d[1] = -tick - 0.5;
        box.end(level(tick), tick % 4096, command);
    }

    private static SafetyLevel level(int tick) {
        return SafetyLevel.values()[tick % 4];
    }

    private static void assertTick(BlackBoxDump dump, int at, int tick) {
        boolean same = dump.timeNanos(at) == 1000L * tick
                && dump.level(at) == level(tick)
                && dump.reasons(at) == tick % 4096
                && dump.q(at, 0) == tick
                && dump.q(at, 1) == tick + 0.1
                && dump.dq(at, 0) == tick + 0.2
                && dump.dq(at, 1) == tick + 0.3
                && dump.asked(at, 0) == tick + 0.4
                && dump.asked(at, 1) == tick + 0.5
                && dump.sent(at, 0) == -tick
                && dump.sent(at, 1) == -tick - 0.5;
        assertThat(same).as("row %s is tick %s", at, tick).isTrue();
    }
}
