package dev.armature.controller.safety;

import dev.armature.core.config.Config;
import java.nio.file.Path;

/// When the filter climbs its ladder.
///
/// @param setpointAgeNanos oldest set-point that is still followed; three policy periods is a good choice
/// @param badCommands how many commands in a row may be non-finite before HOLD, ≥ 1
/// @param stateAgeNanos oldest state that is still believed, in ns; a link that is late by a constant time moves the
///     state's time on as a good one does. 20 ms is good: what Franka's robot bears without a packet, 20 at 1 kHz
/// @param frozenTicks how many ticks the state's time may stand still before SAFE_STOP, ≥ 1; Franka's robot gives up
///     after 20
/// @param resumeTicks how many good ticks in a row end HOLD or SAFE_STOP, ≥ 1
/// @param faultTicks how many ticks SAFE_STOP may last before it is a FAULT, ≥ 1
/// @param blackBoxTicks how many ticks the black box remembers, ≥ 1
/// @param guards what the arm is kept from
public record SafetySettings(
        long setpointAgeNanos,
        int badCommands,
        long stateAgeNanos,
        int frozenTicks,
        int resumeTicks,
        int faultTicks,
        int blackBoxTicks,
        GuardSettings guards) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final long STATE_AGE_NANOS = 20_000_000;

    /// @throws IllegalArgumentException when a number is not positive
    public SafetySettings {
        if (setpointAgeNanos <= 0
                || badCommands < 1
                || stateAgeNanos <= 0
                || frozenTicks < 1
                || resumeTicks < 1
                || faultTicks < 1
                || blackBoxTicks < 1) {
            throw new IllegalArgumentException("every safety setting must be positive");
        }
    }

    /// As above, with the usual guards.
    public SafetySettings(
            long setpointAgeNanos,
            int badCommands,
            long stateAgeNanos,
            int frozenTicks,
            int resumeTicks,
            int faultTicks,
            int blackBoxTicks) {
        this(
                setpointAgeNanos,
                badCommands,
                stateAgeNanos,
                frozenTicks,
                resumeTicks,
                faultTicks,
                blackBoxTicks,
                GuardSettings.defaults());
    }

    /// The same, but for what the arm is kept from.
    public SafetySettings with(GuardSettings guards) {
        return new SafetySettings(
                setpointAgeNanos,
                badCommands,
                stateAgeNanos,
                frozenTicks,
                resumeTicks,
                faultTicks,
                blackBoxTicks,
                guards);
    }

    /// For a policy that gives a set-point every `policyPeriodNanos`, on a 1 kHz loop: three periods, 5 s of memory.
    public static SafetySettings forPolicyPeriod(long policyPeriodNanos) {
        return new SafetySettings(3 * policyPeriodNanos, 3, STATE_AGE_NANOS, 20, 20, 1000, 5000);
    }

    /// Reads a file of settings; those it does not name are those of `otherwise`.
    ///
    /// @throws dev.armature.core.UserError when it cannot be read, has an unknown key or a value that cannot be
    public static SafetySettings load(Path yaml, SafetySettings otherwise) {
        try (Config c = Config.load(yaml)) {
            return from(c, otherwise);
        }
    }

    /// Reads the settings that are given; the rest are those of `otherwise`.
    public static SafetySettings from(Config c, SafetySettings otherwise) {
        return new SafetySettings(
                age(c, "setpoint_age_ms", otherwise.setpointAgeNanos),
                given(c, "bad_commands", otherwise.badCommands),
                age(c, "state_age_ms", otherwise.stateAgeNanos),
                given(c, "frozen_ticks", otherwise.frozenTicks),
                given(c, "resume_ticks", otherwise.resumeTicks),
                given(c, "fault_ticks", otherwise.faultTicks),
                given(c, "black_box_ticks", otherwise.blackBoxTicks),
                GuardSettings.from(c, otherwise.guards));
    }

    private static long age(Config c, String key, long otherwise) {
        return c.has(key) ? Math.round(c.number(key, 1, 60_000) * NANOS_PER_MILLI) : otherwise;
    }

    private static int given(Config c, String key, int otherwise) {
        return c.has(key) ? c.whole(key, 1, 1_000_000) : otherwise;
    }
}
