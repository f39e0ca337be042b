package dev.armature.benchmarks;

import dev.armature.controller.realtime.RealTime;
import dev.armature.core.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The processes that [WakeUp] lets wake in turns: C, Java, and on each core a C program that only witnesses
/// what the machine does.
final class WakeUpRounds implements AutoCloseable {

    /// The JVM of `armature control`, as the launcher starts it.
    private static final List<String> CONTROL =
            List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseZGC", "-XX:-UsePerfData");

    private static final List<String> POLICY = List.of("-Xmx1g", "-XX:+UseG1GC");

    private static final int WITNESS_PRIORITY = RealTime.PRIORITY + 5;

    private final List<Process> processes = new ArrayList<>();
    private final ConcurrentLinkedQueue<Lateness.Pause> witnessed = new ConcurrentLinkedQueue<>();
    private final Talk c;
    private final Talk java;

    /// A process that does a round when it is told to.
    private record Talk(Process process, BufferedReader out) {

        static Talk with(Process process) {
            return new Talk(process, process.inputReader(StandardCharsets.US_ASCII));
        }

        String line() throws IOException {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("a process of the benchmark ended: " + process.info());
            }
            return line;
        }

        String round(int ticks) throws IOException {
            process.getOutputStream().write((ticks + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return line();
        }
    }

    /// Compiles and starts all but the policy; returns when the loop in Java is warm.
    ///
    /// @throws UserError when there is no C compiler
    WakeUpRounds(Path folder) throws IOException, InterruptedException {
        CProgram program = CProgram.compile("wakeup", folder, List.of());
        try {
            java = Talk.with(keep(jvm(CONTROL, WakeUpLoop.class)));
            c = Talk.with(keep(program.start("loop", Integer.toString(RealTime.PRIORITY))));
            java.line();
            for (int cpu = 0; cpu < Runtime.getRuntime().availableProcessors(); cpu++) {
                witness(keep(program.start("witness", Integer.toString(WITNESS_PRIORITY), Integer.toString(cpu))));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void witness(Process process) {
        Thread.ofPlatform()
                .daemon()
                .start(() -> process.inputReader(StandardCharsets.US_ASCII)
                        .lines()
                        .map(Lateness.Pause::parse)
                        .forEach(witnessed::add));
    }

    private static Process jvm(List<String> options, Class<?> main) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
    }

    private Process keep(Process process) {
        processes.add(process);
        return process;
    }

    /// From now on a policy's process allocates beside.
    void startPolicy() throws IOException {
        Talk.with(keep(jvm(POLICY, AllocatingPolicy.class))).line();
    }

    /// A round of C: how late each of `ticks` wake-ups was.
    String c(int ticks) throws IOException {
        return c.round(ticks);
    }

    /// A round of Java.
    String java(int ticks) throws IOException {
        return java.round(ticks);
    }

    /// Whether the machine itself stood still when `pause` was: a witness waited at least half as long
    /// meanwhile.
    boolean witnessed(Lateness.Pause pause) {
        return witnessed.stream().anyMatch(seen -> seen.overlaps(pause) && 2 * seen.lateNanos() >= pause.lateNanos());
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
