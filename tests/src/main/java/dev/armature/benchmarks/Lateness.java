package dev.armature.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How late wake-ups were, of many rounds.
final class Lateness {

    private static final double NANOS_PER_MICRO = 1e3;

    private final List<long[]> rounds = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();

    /// A wake-up that was very late.
    ///
    /// @param lateNanos by how much
    /// @param wokeNanos when it came at last, on the machine's monotonic clock
    record Pause(long lateNanos, long wokeNanos) {

        /// Reads `LATE@TIME`.
        static Pause parse(String word) {
            int mark = word.indexOf('@');
            return new Pause(Long.parseLong(word.substring(0, mark)), Long.parseLong(word.substring(mark + 1)));
        }

        /// Whether both were waiting at the same time.
        boolean overlaps(Pause other) {
            return wokeNanos - lateNanos < other.wokeNanos && other.wokeNanos - other.lateNanos < wokeNanos;
        }
    }

    /// Adds a round: numbers in ns, those that were very late as `LATE@TIME`.
    void add(String line) {
        String[] words = line.strip().split(" ", -1);
        long[] late = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            if (words[i].indexOf('@') < 0) {
                late[i] = Long.parseLong(words[i]);
            } else {
                Pause pause = Pause.parse(words[i]);
                late[i] = pause.lateNanos();
                pauses.add(pause);
            }
        }
        rounds.add(late);
    }

    /// What a share `p` of all wake-ups did not exceed, in µs.
    double micros(double p) {
        long[] all = rounds.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return all[(int) Math.min(all.length - 1, Math.ceil(p * all.length))] / NANOS_PER_MICRO;
    }

    /// Those that were `nanos` late or more.
    List<Pause> pauses(long nanos) {
        return pauses.stream().filter(pause -> pause.lateNanos() >= nanos).toList();
    }
}
