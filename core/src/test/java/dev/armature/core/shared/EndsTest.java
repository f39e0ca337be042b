package dev.armature.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.UserError;
import dev.armature.core.robot.CartesianLimits;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// A control process's file and those who come to it.
@Timeout(60)
class EndsTest {

    private static final RobotDescription ARM = robot("arm", 3);
    private static final long PERIOD = 50_000_000;
    private static final ActionSpec ACTION =
            new ActionSpec(ActionSpec.Kind.JOINT_POSITION, List.of("a", "b", "c"), List.of("rad", "rad", "rad"), "");

    @TempDir
    private Path folder;

    @Test
    void shouldBringStatesOneWayAndSetpointsTheOther() {
        try (ControlEnd control = ControlEnd.open(path(), ARM);
                PolicyEnd policy = join(control, Joining.setpoints(PERIOD))) {
            RobotState state = new RobotState(3);
            Numbered.write(state, 5);
            ControlReport report = new ControlReport();
            report.ticks = 12;
            control.publish(1, state, report);
            RobotState seen = new RobotState(3);
            ControlReport told = new ControlReport();
            assertThat(policy.read(seen)).isTrue();
            assertThat(Numbered.read(seen)).isEqualTo(5);
            assertThat(policy.report(told)).isTrue();
            assertThat(told.ticks).isEqualTo(12);
            assertThat(policy.alive()).isTrue();

            Setpoint sent = new Setpoint(3);
            sent.q_d[1] = 0.25;
            policy.send(sent);
            Setpoint got = new Setpoint(3);
            assertThat(control.setpoints().poll(got)).isTrue();
            assertThat(got.q_d).containsExactly(0, 0.25, 0);
        }
    }

    @Test
    void shouldTellWhatAPolicyGivesAndBringItsChunks() {
        try (ControlEnd control = ControlEnd.open(path(), ARM);
                PolicyEnd policy = join(control, Joining.chunks(ACTION, 8, PERIOD))) {
            Joining joined = control.joining();
            assertThat(joined.gives()).isEqualTo(Joining.Gives.CHUNKS);
            assertThat(joined.generation()).isEqualTo(1);
            assertThat(joined.horizon()).isEqualTo(8);
            assertThat(joined.periodNanos()).isEqualTo(PERIOD);
            assertThat(joined.actions()).extracting(ActionSpec::kind).isEqualTo(ACTION.kind());
            assertThat(joined.actions()).extracting(ActionSpec::units).isEqualTo(ACTION.units());
            ActionChunk chunk = new ActionChunk(ACTION, 8, PERIOD);
            chunk.set(7, 2, 0.5f);
            policy.send(chunk);
            ActionChunk got = new ActionChunk(ACTION, 8, PERIOD);
            assertThat(control.chunks().poll(got)).isTrue();
            assertThat(got.get(7, 2)).isEqualTo(0.5f);
        }
    }

    @Test
    void shouldHearAPolicyLeaveAndTheNextOneCome() {
        try (ControlEnd control = ControlEnd.open(path(), ARM)) {
            join(control, Joining.setpoints(PERIOD)).close();
            assertThat(control.asked()).isTrue();
            assertThat(control.joining().gives()).isEqualTo(Joining.Gives.NOTHING);
            try (PolicyEnd next = join(control, Joining.setpoints(PERIOD))) {
                assertThat(control.joining().generation()).isEqualTo(2);
                assertThat(next.alive()).isTrue();
            }
        }
    }

    @Test
    void shouldHearAnOperatorBesideAPolicy() {
        try (ControlEnd control = ControlEnd.open(path(), ARM);
                PolicyEnd policy = join(control, Joining.setpoints(PERIOD));
                OperatorEnd operator = OperatorEnd.open(path(), ARM)) {
            assertThat(control.order()).isNull();
            for (OperatorEnd.Order order : OperatorEnd.Order.values()) {
                operator.say(order);
                assertThat(control.order()).isEqualTo(order);
                assertThat(control.order()).isNull();
            }
            ControlReport report = new ControlReport();
            report.level = 1;
            control.publish(1, new RobotState(3), report);
            ControlReport told = new ControlReport();
            assertThat(operator.report(told)).isTrue();
            assertThat(told.level).isEqualTo(1);
            assertThat(policy.alive()).isTrue();
            assertThatThrownBy(() -> OperatorEnd.open(path(), ARM))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another operator is at it");
        }
    }

    @Test
    void shouldTellAPolicyWhyItIsRefused() {
        try (ControlEnd control = ControlEnd.open(path(), ARM)) {
            assertThatThrownBy(() -> join(control, Joining.chunks(ACTION, 8, PERIOD), "No chunks here."))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("the control process refuses. No chunks here.");
        }
    }

    @Test
    void shouldHearTheHeartOfAPolicyBeat() throws InterruptedException {
        try (ControlEnd control = ControlEnd.open(path(), ARM)) {
            PolicyEnd policy = join(control, Joining.setpoints(PERIOD));
            long silent = Long.MAX_VALUE;
            control.silentNanos(0);
            for (int i = 0; i < 100 && silent != 0; i++) {
                Thread.sleep(10);
                silent = control.silentNanos(1 + i);
            }
            assertThat(silent).isZero();
            policy.close();
            control.silentNanos(1000);
            assertThat(control.silentNanos(9000)).isGreaterThanOrEqualTo(8000);
        }
    }

    @Test
    void shouldBeForThisUserAloneAndGoneAtTheEnd() throws IOException {
        try (ControlEnd control = ControlEnd.open(path(), ARM)) {
            assertThat(control.asked()).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                    .isEqualTo("rw-------");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldReplaceWhatADeadProcessLeftBehind() throws IOException, InterruptedException {
        Process child = Child.start(Owner.class, path().toString());
        assertThat(child.getInputStream().read()).isEqualTo('.');
        assertThatThrownBy(() -> ControlEnd.open(path(), ARM))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a control process (pid " + child.pid() + ") has it")
                .hasMessageContaining("--name");
        child.destroyForcibly().waitFor();
        assertThat(path()).exists();
        assertThatThrownBy(() -> PolicyEnd.join(path(), ARM, Joining.setpoints(PERIOD)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its control process (pid " + child.pid() + ") is dead")
                .hasMessageContaining("armature control");

        try (ControlEnd control = ControlEnd.open(path(), ARM);
                PolicyEnd policy = join(control, Joining.setpoints(PERIOD))) {
            assertThat(policy.alive()).isTrue();
        }
    }

    @Test
    void shouldLetOnePolicyJoinAtATime() throws IOException, InterruptedException {
        try (ControlEnd control = ControlEnd.open(path(), ARM)) {
            Process child = Child.start(Joiner.class, path().toString());
            assertThat(child.getInputStream().read()).isEqualTo('.');
            assertThatThrownBy(() -> PolicyEnd.join(path(), ARM, Joining.setpoints(PERIOD)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another policy process (pid " + child.pid() + ") has joined");
            child.destroyForcibly().waitFor();
            try (PolicyEnd next = join(control, Joining.setpoints(PERIOD))) {
                assertThat(next.alive()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 1 | is not a control process's file
            8 | 9 | is of another build
            12 | 6 | drives arm with 6 joints, this one arm with 3
            16 | 1 | is of another build
            64 | 66 | drives Brm with 3 joints, this one arm with 3
            """)
    void shouldRefuseWhoeverMeansSomethingElse(long at, int value, String told) throws IOException {
        try (ControlEnd control = ControlEnd.open(path(), ARM)) {
            try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "rw")) {
                file.seek(at);
                file.write(value);
            }
            assertThatThrownBy(() -> PolicyEnd.join(path(), ARM, Joining.setpoints(PERIOD)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(told);
            assertThat(control.asked()).isFalse();
        }
    }

    @Test
    void shouldSayWhatToStartWhenNothingRuns() {
        assertThatThrownBy(() -> PolicyEnd.join(path(), ARM, Joining.setpoints(PERIOD)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no such file. Start 'armature control' first");
        assertThatThrownBy(() -> ControlEnd.open(folder.resolve("none").resolve("x"), ARM))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be made");
        assertThatThrownBy(() -> SharedNames.file("../x")).isInstanceOf(UserError.class);
        assertThat(SharedNames.file("panda").toString())
                .startsWith("/dev/shm/armature-")
                .endsWith("-panda");
    }

    @Test
    void shouldGiveUpOnAControlProcessThatDoesNotAnswer() {
        try (ControlEnd control = ControlEnd.open(path(), ARM)) {
            assertThatThrownBy(() -> PolicyEnd.join(path(), ARM, Joining.setpoints(PERIOD), PERIOD))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("does not answer");
            assertThat(control.asked()).isTrue();
        }
    }

    @Test
    void shouldRefuseShapesThatDoNotFit() {
        assertThatThrownBy(() -> Joining.chunks(ACTION, 0, PERIOD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Joining.chunks(ACTION, 5000, PERIOD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Joining.setpoints(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Has the file until it is killed.
    static final class Owner {

        private Owner() {}

        public static void main(String[] args) throws InterruptedException {
            try (ControlEnd control = ControlEnd.open(Path.of(args[0]), ARM)) {
                control.asked();
                System.out.print('.');
                System.out.flush();
                Thread.currentThread().join();
            }
        }
    }

    /// Has the policy's lock until it is killed.
    static final class Joiner {

        private Joiner() {}

        public static void main(String[] args) throws InterruptedException {
            SharedFile file = SharedFile.join(Path.of(args[0]), ARM.name(), ARM.dof());
            System.out.print('.');
            System.out.flush();
            Thread.currentThread().join();
            throw new IllegalStateException("never reached with " + file.layout());
        }
    }

    private PolicyEnd join(ControlEnd control, Joining what) {
        return join(control, what, "");
    }

    /// The control process answers from another thread, as in life.
    private PolicyEnd join(ControlEnd control, Joining what, String refusal) {
        Thread service = Thread.ofPlatform().start(() -> {
            while (!control.asked() || control.joining().gives() == Joining.Gives.NOTHING) {
                Thread.onSpinWait();
            }
            control.answer(control.joining(), refusal);
            RobotState state = new RobotState(3);
            control.publish(0, state, new ControlReport());
        });
        try {
            return PolicyEnd.join(path(), ARM, what);
        } finally {
            try {
                service.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path path() {
        return folder.resolve("shared");
    }

    private static RobotDescription robot(String name, int dof) {
        Link link = new Link("l", 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new RobotDescription(
                name,
                Collections.nCopies(dof, new JointLimits(-1, 1, 1, 1, 1, 1, 1)),
                Collections.nCopies(dof, link),
                link,
                new RigidBodyTransform(),
                new CartesianLimits(1, 1, 1, 1, 1, 1),
                Collections.nCopies(dof, 0.0),
                0.08);
    }
}
