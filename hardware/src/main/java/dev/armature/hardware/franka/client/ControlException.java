package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.protocol.FrankaError;
import dev.armature.hardware.franka.protocol.FrankaState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// A motion ended otherwise than the caller wanted. Carries the last periods, as a flight recorder does.
public final class ControlException extends FrankaException {

    private static final long serialVersionUID = 1L;

    /// What libfranka prints of a number.
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final transient List<ControlRecord> log;

    /// @param message what ended it
    /// @param log the last periods, the oldest first
    public ControlException(String message, List<ControlRecord> log) {
        super(message);
        this.log = List.copyOf(log);
    }

    /// As above, with the error from below that led here.
    public ControlException(String message, List<ControlRecord> log, Throwable cause) {
        super(message, cause);
        this.log = List.copyOf(log);
    }

    /// A motion that the robot's reflex ended: says why, and how well commands came through before.
    ///
    /// @param message which motion
    /// @param last the state that told of it
    static ControlException reflex(String message, FrankaState last, List<ControlRecord> log) {
        StringBuilder text = new StringBuilder(message).append(' ').append(FrankaError.text(last.reflexReason));
        if (log.size() >= 2) {
            FrankaState before = log.get(log.size() - 2).state();
            long lost = log.get(log.size() - 1).state().messageId - before.messageId - 1;
            // the last state's rate is always zero; what was lost since counts against the one before
            double rate = before.controlCommandSuccessRate * (1 - lost / 100.0);
            text.append("\ncontrol_command_success_rate: ").append(digits(rate));
            if (lost > 0) {
                text.append(" packets lost in a row in the last sample: ").append(lost);
            }
        }
        return new ControlException(
                text.append("\nRecover with automaticErrorRecovery().").toString(), log);
    }

    private static String digits(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }

    /// The last periods, the oldest first.
    public List<ControlRecord> log() {
        return log;
    }
}
