package dev.armature.controller.realtime;

/// What happens when a machine does not give a control thread real-time rights; libfranka's question, with a third
/// answer.
public enum RealtimeConfig {
    /// Refuse to run without them: libfranka's `kEnforce`. For robots.
    ENFORCE,
    /// Take what is granted and say what is not: libfranka's `kIgnore`, which takes too. For twins.
    TRY,
    /// Do not ask for any.
    OFF
}
