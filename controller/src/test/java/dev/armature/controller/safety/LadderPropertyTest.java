package dev.armature.controller.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.of;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The ladder of safety levels under random faults, against its rules written out as a table.
class LadderPropertyTest {

    private static final long MILLI = 1_000_000;
    private static final SafetySettings SHORT =
            new SafetySettings(5 * MILLI, 2, 20 * MILLI, 3, 4, 6, 50).with(GuardSettings.none());

    /// What can go wrong in a tick.
    private enum Fault {
        NONE,
        BAD_COMMAND,
        MISSING,
        STALE,
        OLD,
        EARLY,
        LAW_FAULT,
        BAD_STATE,
        LATE_STATE,
        TOO_FAR,
        TOO_FAST
    }

    private final SafetyFilter filter = new SafetyFilter(Drive.PANDA, SHORT, MILLI);
    private final RobotState state = new RobotState(7);
    private final Setpoint setpoint = new Setpoint(7);
    private final Command command = new Command(7);
    private long now;

    @Property(tries = 300, seed = "171")
    void shouldFollowItsRulesWhateverGoesWrong(@ForAll long seed) {
        Random random = new Random(seed);
        SafetyFilter tested = new SafetyFilter(Drive.PANDA, SHORT, MILLI);
        tested.reset(home());
        SafetyLevel level = SafetyLevel.HOLD;
        int good = SHORT.resumeTicks();
        int badInRow = 0;
        int stopping = 0;
        boolean stopped = false;
        Fault fault = Fault.NONE;
        for (int tick = 0; tick < 300; tick++) {
            if (random.nextInt(6) == 0) {
                fault = random.nextBoolean() ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)];
            }
            boolean recover = random.nextInt(15) == 0;
            if (random.nextInt(40) == 0) {
                tested.stop();
                stopped = true;
            }
            if (recover) {
                tested.recover();
                stopped = false;
            }
            SafetyLevel said = tick(tested, fault);
            boolean bad = fault == Fault.BAD_COMMAND;
            badInRow = bad ? badInRow + 1 : 0;
            SafetyLevel wanted = wanted(fault, stopped, badInRow);
            good = wanted == SafetyLevel.RUN && !bad ? good + 1 : 0;
            stopping = level == SafetyLevel.SAFE_STOP ? stopping + 1 : 0;
            boolean rests = fault != Fault.BAD_STATE && fault != Fault.LATE_STATE && fault != Fault.TOO_FAST;
            level = switch (level) {
                case RUN -> wanted;
                case HOLD ->
                    wanted == SafetyLevel.SAFE_STOP ? wanted : good >= SHORT.resumeTicks() ? SafetyLevel.RUN : level;
                case SAFE_STOP ->
                    wanted != SafetyLevel.SAFE_STOP && rests
                            ? SafetyLevel.HOLD
                            : stopping > SHORT.faultTicks() ? SafetyLevel.FAULT : level;
                case FAULT -> recover && wanted != SafetyLevel.SAFE_STOP ? SafetyLevel.HOLD : level;
            };
            assertThat(said).as("tick %s after %s", tick, fault).isEqualTo(level);
            assertThat(tested.level()).isEqualTo(level);
            assertThat(command.finite()).isTrue();
        }
    }

    private static SafetyLevel wanted(Fault fault, boolean stopped, int badInRow) {
        return switch (fault) {
            case LAW_FAULT, BAD_STATE, LATE_STATE, TOO_FAR, TOO_FAST -> SafetyLevel.SAFE_STOP;
            case MISSING, STALE, OLD, EARLY -> SafetyLevel.HOLD;
            default -> stopped || badInRow >= SHORT.badCommands() ? SafetyLevel.HOLD : SafetyLevel.RUN;
        };
    }

    static List<Arguments> reasons() {
        return List.of(
                of(Fault.NONE, null),
                of(Fault.BAD_COMMAND, SafetyReason.COMMAND_NOT_FINITE),
                of(Fault.MISSING, SafetyReason.SETPOINT_MISSING),
                of(Fault.STALE, SafetyReason.SETPOINT_STALE),
                of(Fault.OLD, SafetyReason.SETPOINT_STALE),
                of(Fault.EARLY, SafetyReason.SETPOINT_EARLY),
                of(Fault.LAW_FAULT, SafetyReason.LAW_FAULT),
                of(Fault.BAD_STATE, SafetyReason.STATE_NOT_FINITE),
                of(Fault.LATE_STATE, SafetyReason.STATE_STALE),
                of(Fault.TOO_FAR, SafetyReason.POSITION_LIMIT),
                of(Fault.TOO_FAST, SafetyReason.VELOCITY_LIMIT));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void shouldSayWhyAndNothingElse(Fault fault, @Nullable SafetyReason reason) {
        filter.reset(home());
        tick(filter, Fault.NONE);
        tick(filter, fault);
        int bounds = SafetyReason.WALL.bit() | SafetyReason.TORQUE_LIMIT.bit();
        assertThat(filter.reasons() & ~bounds).isEqualTo(reason == null ? 0 : reason.bit());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void shouldKeepTheGripperInEveryLevelButRun(Fault fault) {
        filter.reset(home());
        command.gripperWidth = 0.05;
        tick(filter, Fault.NONE);
        command.gripperWidth = 0.01;
        SafetyLevel level = tick(filter, fault);
        boolean passes = level == SafetyLevel.RUN && fault != Fault.BAD_COMMAND;
        assertThat(command.gripperWidth).isEqualTo(passes ? 0.01 : 0.05);
    }

    @Test
    void shouldCountClimbsAndNotDescents() {
        filter.reset(home());
        tick(filter, Fault.NONE);
        tick(filter, Fault.MISSING);
        tick(filter, Fault.LAW_FAULT);
        assertThat(filter.climbs()).isEqualTo(2);
        tick(filter, Fault.NONE);
        assertThat(filter.level()).isEqualTo(SafetyLevel.HOLD);
        for (int i = 0; i < 4; i++) {
            tick(filter, Fault.NONE);
        }
        assertThat(filter.level()).isEqualTo(SafetyLevel.RUN);
        assertThat(filter.climbs()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheAgeOfASetpointToTheNanosecond() {
        filter.reset(home());
        for (long age : new long[] {5 * MILLI, -MILLI}) {
            tick(filter, Fault.NONE);
            assertThat(aged(age)).isZero();
        }
        assertThat(aged(5 * MILLI + 1)).isEqualTo(SafetyReason.SETPOINT_STALE.bit());
        assertThat(aged(-MILLI - 1)).isEqualTo(SafetyReason.SETPOINT_EARLY.bit());
    }

    @Test
    void shouldTakeTheAgeOfAStateToTheNanosecondThoughItsTimeMovesOn() {
        filter.reset(home());
        for (long age : new long[] {20 * MILLI, 20 * MILLI + 1, 20 * MILLI}) {
            now += MILLI;
            state.timeNanos = now - age;
            setpoint.timeNanos = now;
            command.zeroTorque();
            filter.filter(now, state, setpoint, Status.OK, command);
            assertThat(filter.reasons()).isEqualTo(age > 20 * MILLI ? SafetyReason.STATE_STALE.bit() : 0);
        }
    }

    private int aged(long age) {
        now += MILLI;
        state.timeNanos = now;
        setpoint.timeNanos = now - age;
        command.zeroTorque();
        filter.filter(now, state, setpoint, Status.OK, command);
        return filter.reasons();
    }

    @Test
    void shouldBeginAgainWhenReset() {
        filter.reset(home());
        for (int i = 0; i < 20; i++) {
            tick(filter, Fault.BAD_STATE);
        }
        assertThat(filter.level()).isEqualTo(SafetyLevel.FAULT);
        filter.reset(home());
        assertThat(filter.level()).isEqualTo(SafetyLevel.HOLD);
        assertThat(filter.reasons()).isZero();
        assertThat(tick(filter, Fault.NONE)).isEqualTo(SafetyLevel.RUN);
    }

    @Property(tries = 200, seed = "172")
    void shouldKeepReasonsApart(@ForAll int set) {
        int sum = 0;
        for (SafetyReason reason : SafetyReason.values()) {
            assertThat(Integer.bitCount(reason.bit())).isEqualTo(1);
            assertThat(reason.in(set)).isEqualTo((set & reason.bit()) != 0);
            assertThat(reason.in(reason.bit())).isTrue();
            sum += reason.bit();
        }
        assertThat(sum).isEqualTo((1 << SafetyReason.values().length) - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, 1, 1",
        "-5, 1, 1, 1, 1, 1, 1",
        "1, 0, 1, 1, 1, 1, 1",
        "1, 1, 0, 1, 1, 1, 1",
        "1, 1, 1, 0, 1, 1, 1",
        "1, 1, 1, 1, 0, 1, 1",
        "1, 1, 1, 1, 1, 0, 1",
        "1, 1, 1, 1, 1, 1, 0",
    })
    void shouldRefuseSettingsThatAreNotPositive(
            long age, int bad, long late, int frozen, int resume, int fault, int box) {
        assertThatThrownBy(() -> new SafetySettings(age, bad, late, frozen, resume, fault, box))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
    }

    @ParameterizedTest
    @CsvSource({
        "setpoint_age_ms, 0.5, 1.0..60000.0",
        "setpoint_age_ms, 60001, 1.0..60000.0",
        "state_age_ms, 0, 1.0..60000.0",
        "bad_commands, 0, 1..1000000",
        "frozen_ticks, 1.5, 1..1000000",
        "resume_ticks, 1000001, 1..1000000",
        "fault_ticks, -1, 1..1000000",
        "black_box_ticks, many, 1..1000000",
    })
    void shouldNameTheSettingThatCannotBe(String key, String bad, String bounds) {
        Config c = Config.parse("robot.yaml", key + ": " + bad);
        assertThatThrownBy(() -> SafetySettings.from(c, SHORT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("robot.yaml: " + key + ": " + bad)
                .hasMessageContaining(bounds);
    }

    @Test
    void shouldReadEverySettingAndKeepTheOthers() {
        try (Config c = Config.parse("robot.yaml", "{setpoint_age_ms: 2.5, bad_commands: 7, black_box_ticks: 9}")) {
            assertThat(SafetySettings.from(c, SHORT))
                    .isEqualTo(new SafetySettings(2_500_000, 7, 20 * MILLI, 3, 4, 6, 9).with(GuardSettings.none()));
        }
        try (Config c =
                Config.parse("robot.yaml", "{state_age_ms: 1.5, frozen_ticks: 2, resume_ticks: 3, fault_ticks: 4}")) {
            assertThat(SafetySettings.from(c, SHORT))
                    .isEqualTo(new SafetySettings(5 * MILLI, 2, 1_500_000, 2, 3, 4, 50).with(GuardSettings.none()));
        }
        assertThat(SafetySettings.forPolicyPeriod(20 * MILLI).setpointAgeNanos())
                .isEqualTo(60 * MILLI);
    }

    private RobotState home() {
        now = 0;
        state.timeNanos = 0;
        for (int i = 0; i < 7; i++) {
            state.q[i] = Drive.PANDA.home().get(i);
            state.dq[i] = 0;
        }
        return state;
    }

    /// One tick of an arm at rest at home, with one thing wrong.
    private SafetyLevel tick(SafetyFilter tested, Fault fault) {
        now += MILLI;
        state.timeNanos = now;
        setpoint.timeNanos = now;
        command.zeroTorque();
        Status status = Status.OK;
        double q = state.q[3];
        switch (fault) {
            case NONE -> status = Status.OK;
            case BAD_COMMAND -> command.tau_J_d[5] = Double.NaN;
            case MISSING -> status = Status.MISSING;
            case STALE -> status = Status.STALE;
            case OLD -> setpoint.timeNanos = now - 6 * MILLI;
            case EARLY -> setpoint.timeNanos = now + 2 * MILLI;
            case LAW_FAULT -> status = Status.FAULT;
            case BAD_STATE -> state.tau_J[1] = Double.POSITIVE_INFINITY;
            case LATE_STATE -> state.timeNanos = now - 21 * MILLI;
            case TOO_FAR -> state.q[3] = 0;
            case TOO_FAST -> state.dq[2] = -2.2;
        }
        SafetyLevel level = tested.filter(now, state, setpoint, status, command);
        state.q[3] = q;
        state.dq[2] = 0;
        state.tau_J[1] = 0;
        return level;
    }
}
