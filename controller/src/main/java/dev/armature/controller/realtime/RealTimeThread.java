package dev.armature.controller.realtime;

import dev.armature.core.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The calling thread, made a real-time one as far as the machine allows. [#close()] on the same thread makes it an
/// ordinary one again; locked memory stays locked.
public final class RealTimeThread implements AutoCloseable {

    private static final String RIGHTS = "For this shell: sudo prlimit --pid $$ --rtprio=99 --memlock=unlimited. For"
            + " good: the lines '%1$s - rtprio 99' and '%1$s - memlock unlimited' in"
            + " /etc/security/limits.d/armature.conf, then log in again.";

    private final List<Grant> grants;
    private final boolean scheduled;

    private RealTimeThread(List<Grant> grants, boolean scheduled) {
        this.grants = List.copyOf(grants);
        this.scheduled = scheduled;
    }

    /// Asks for SCHED_FIFO, no timer slack and locked memory, as `settings` say. Call it when the thread's memory is
    /// there and its code is warm, before its first tick.
    ///
    /// @throws UserError when something is refused that the settings enforce; the thread is as before then
    public static RealTimeThread enter(RealTime settings) {
        if (settings.config() == RealtimeConfig.OFF) {
            return new RealTimeThread(List.of(), false);
        }
        List<Grant> grants = new ArrayList<>();
        grants.add(answer(
                "SCHED_FIFO " + settings.priority(),
                Kernel.fifo(settings.priority()),
                "an ordinary thread waits for others"));
        // asked for always: it is what a thread without SCHED_FIFO gains most from, and needs no right
        grants.add(answer("timer slack 1 ns", Kernel.timerSlack(1), "wakes up to 50 µs late"));
        if (settings.lockMemory()) {
            grants.add(answer("mlockall", Kernel.lockMemory(), "a page that must be fetched costs milliseconds"));
        }
        RealTimeThread thread = new RealTimeThread(grants, true);
        if (settings.config() == RealtimeConfig.ENFORCE && !thread.complete()) {
            thread.close();
            throw new UserError("real time", thread.refused(), thread.wayOut() + " Or run with --realtime try.");
        }
        return thread;
    }

    private static Grant answer(String what, int error, String loss) {
        return error == 0 ? Grant.given(what) : Grant.refused(what, reason(error) + "; " + loss, wayOut(error));
    }

    private static String reason(int error) {
        return switch (error) {
            case Kernel.EPERM -> "this user may not";
            case Kernel.ENOMEM -> "more memory than this user may lock";
            default -> "error " + error;
        };
    }

    private static String wayOut(int error) {
        return error == Kernel.EPERM || error == Kernel.ENOMEM
                ? howToGetRights()
                : "This is not a usual Linux, or a container without CAP_SYS_NICE and CAP_IPC_LOCK.";
    }

    /// What this user does to be granted SCHED_FIFO and locked memory.
    public static String howToGetRights() {
        return RIGHTS.formatted(System.getProperty("user.name"));
    }

    /// What was asked, and the answers; empty when nothing was.
    public List<Grant> grants() {
        return grants;
    }

    /// Whether all that was asked was granted.
    public boolean complete() {
        return grants.stream().allMatch(Grant::granted);
    }

    /// What was granted, in words.
    public String granted() {
        return grants.stream().filter(Grant::granted).map(Grant::what).collect(Collectors.joining(", "));
    }

    /// What was not granted and why, in words; empty when all was.
    public String refused() {
        return grants.stream()
                .filter(grant -> !grant.granted())
                .map(grant -> "no " + grant.what() + " (" + grant.why() + ")")
                .collect(Collectors.joining(", "));
    }

    /// What to do about what was not granted; empty when all was.
    public String wayOut() {
        return grants.stream()
                .map(Grant::wayOut)
                .filter(out -> !out.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        if (scheduled) {
            Kernel.ordinary();
            Kernel.timerSlack(0);
        }
    }
}
