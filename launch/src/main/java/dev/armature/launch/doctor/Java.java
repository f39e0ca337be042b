package dev.armature.launch.doctor;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/// The Java that runs this.
final class Java {

    private Java() {}

    static Finding look() {
        List<String> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .toList();
        return Finding.ok(
                "JDK",
                Runtime.version() + " in " + System.getProperty("java.home") + ", heap up to "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB, " + String.join(" and ", collectors));
    }
}
