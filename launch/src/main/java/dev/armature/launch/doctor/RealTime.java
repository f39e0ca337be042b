package dev.armature.launch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Whether a control thread may go before all others on this machine.
final class RealTime {

    private static final String RIGHTS = "real-time";
    private static final int PRIORITY_WANTED = 50;

    private RealTime() {}

    /// @param proc `/proc`
    static Finding rights(Path proc) {
        try {
            List<String> limits = Files.readAllLines(proc.resolve("self").resolve("limits"));
            String priority = soft(limits, "Max realtime priority");
            String locked = soft(limits, "Max locked memory");
            String detail = "priority up to " + priority + ", locked memory up to " + locked;
            boolean enough = locked.equals("unlimited")
                    && (priority.equals("unlimited") || Integer.parseInt(priority) >= PRIORITY_WANTED);
            return enough
                    ? Finding.ok(RIGHTS, detail)
                    : Finding.warn(
                            RIGHTS,
                            detail + ": enough for a twin, not for a robot",
                            "In /etc/security/limits.d/armature.conf: '@realtime - rtprio 99' and"
                                    + " '@realtime - memlock unlimited'; then join the group and log in again.");
        } catch (IOException | NumberFormatException e) {
            return Finding.warn(RIGHTS, "the limits cannot be read (" + e + ")", "This is not a usual Linux.");
        }
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
