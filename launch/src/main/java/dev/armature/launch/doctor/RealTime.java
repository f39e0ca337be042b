package dev.armature.launch.doctor;

import dev.armature.controller.realtime.RealTimeThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Whether a control thread may go before all others on this machine.
final class RealTime {

    private static final String RIGHTS = "real-time";
    private static final int PRIORITY_WANTED = dev.armature.controller.realtime.RealTime.PRIORITY;
    private static final String EFFECTIVE = "CapEff:";
    private static final long CAP_IPC_LOCK = 1L << 14;
    private static final long CAP_SYS_NICE = 1L << 23;

    private RealTime() {}

    /// @param proc `/proc`
    static Finding rights(Path proc) {
        try {
            Path self = proc.resolve("self");
            long capabilities = capabilities(self.resolve("status"));
            List<String> limits = Files.readAllLines(self.resolve("limits"));
            String priority = soft(limits, "Max realtime priority");
            String locked = soft(limits, "Max locked memory");
            boolean nice = (capabilities & CAP_SYS_NICE) != 0;
            boolean lock = (capabilities & CAP_IPC_LOCK) != 0;
            String detail = "priority up to " + (nice ? "99 (CAP_SYS_NICE)" : priority) + ", locked memory up to "
                    + (lock ? "all (CAP_IPC_LOCK)" : locked);
            boolean enough = (lock || locked.equals("unlimited"))
                    && (nice || priority.equals("unlimited") || Integer.parseInt(priority) >= PRIORITY_WANTED);
            return enough
                    ? Finding.ok(RIGHTS, detail)
                    : Finding.warn(
                            RIGHTS, detail + ": enough for a twin, not for a robot", RealTimeThread.howToGetRights());
        } catch (IOException | NumberFormatException e) {
            return Finding.warn(RIGHTS, "the limits cannot be read (" + e + ")", "This is not a usual Linux.");
        }
    }

    /// What root has, and whoever was given it: it goes before the limits.
    private static long capabilities(Path status) throws IOException {
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(EFFECTIVE))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring(EFFECTIVE.length()).strip(), 16))
                .findFirst()
                .orElse(0);
    }

    /// @param flag `/sys/kernel/realtime`, which only a PREEMPT_RT kernel has
    static Finding kernel(Path flag) {
        return Files.exists(flag)
                ? Finding.ok("kernel", "PREEMPT_RT")
                : Finding.warn(
                        "kernel", "not PREEMPT_RT: enough for a twin", "A robot at 1 kHz wants a PREEMPT_RT kernel.");
    }

    private static String soft(List<String> limits, String name) throws IOException {
        return limits.stream()
                .filter(line -> line.startsWith(name))
                .flatMap(line ->
                        Arrays.stream(line.substring(name.length()).trim().split("\\s+")))
                .findFirst()
                .orElseThrow(() -> new IOException("no '" + name + "'"));
    }
}
