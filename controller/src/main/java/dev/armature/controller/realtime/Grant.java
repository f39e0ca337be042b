package dev.armature.controller.realtime;

/// One thing that was asked of the machine, and the answer.
///
/// @param what such as `SCHED_FIFO 80`
/// @param granted whether the machine gave it
/// @param why what the machine said when it did not; empty when it did
/// @param wayOut what to do about it; empty when nothing need be done
public record Grant(String what, boolean granted, String why, String wayOut) {

    static Grant given(String what) {
        return new Grant(what, true, "", "");
    }

    static Grant refused(String what, String why, String wayOut) {
        return new Grant(what, false, why, wayOut);
    }
}
