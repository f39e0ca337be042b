package dev.armature.launch.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Cores and memory.
final class Machine {

    private static final double GIB = 1L << 30;
    private static final double MEMORY_WANTED_GIB = 4;

    private Machine() {}

    static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        String detail = cores + ", " + System.getProperty("os.arch") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version");
        return cores >= 2
                ? Finding.ok("cores", detail)
                : Finding.warn("cores", detail, "Policy and control share one core; expect late ticks.");
    }

    static Finding memory() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double total = system.getTotalMemorySize() / GIB;
        String detail =
                String.format(Locale.ROOT, "%.1f GiB, %.1f GiB of it free", total, system.getFreeMemorySize() / GIB);
        return total >= MEMORY_WANTED_GIB
                ? Finding.ok("memory", detail)
                : Finding.warn("memory", detail, "Training wants 4 GiB or more.");
    }
}
