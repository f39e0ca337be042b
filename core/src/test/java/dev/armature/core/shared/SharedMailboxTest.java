package dev.armature.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.RobotState;
import dev.armature.core.testing.AllocationFree;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whole values only: in any order of calls, between two threads, between two processes, and when one is
/// killed.
class SharedMailboxTest {

    private static final Forms.State FORM = new Forms.State(7);
    private static final long LAST = 300_000;

    @TempDir
    private Path folder;

    private final MemorySegment memory = Arena.ofAuto().allocate(SharedMailbox.bytes(FORM), 64);
    private final SharedMailbox<RobotState> writer = new SharedMailbox<>(FORM, memory);
    private final SharedMailbox<RobotState> reader = new SharedMailbox<>(FORM, memory);
    private final RobotState state = new RobotState(7);
    private final RobotState out = new RobotState(7);
    private long count;

    @Property(tries = 200, seed = "61")
    void shouldGiveTheNewestOnceWhateverTheOrderOfCalls(@ForAll long seed) {
        SharedMailboxTest own = new SharedMailboxTest();
        Random random = new Random(seed);
        long published = 0;
        long seen = 0;
        for (int call = 0; call < 100; call++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> own.publish(++published);
                case 2 -> {
                    own.reader.skip();
                    seen = published;
                }
                default -> {
                    assertThat(own.reader.poll(own.out)).isEqualTo(published != seen);
                    if (published != seen) {
                        assertThat(Numbered.read(own.out)).isEqualTo(published);
                        seen = published;
                    }
                }
            }
        }
    }

    @Test
    void shouldLeaveTheReadersValueWhenNothingIsNew() {
        Numbered.write(out, 77);
        assertThat(reader.poll(out)).isFalse();
        assertThat(Numbered.read(out)).isEqualTo(77);
    }

    @Test
    void shouldServeEachReaderByItself() {
        SharedMailbox<RobotState> other = new SharedMailbox<>(FORM, memory);
        publish(1);
        assertThat(reader.poll(out)).isTrue();
        assertThat(other.poll(out)).isTrue();
        assertThat(other.poll(out)).isFalse();
    }

    /// The writer dies in the middle of a value: what is complete stays readable, and another writer goes on.
    @Test
    void shouldOutliveAWriterThatDiedHalfway() {
        publish(1);
        for (long at = 64 + slot(0); at < 64 + slot(0) + FORM.bytes() / 2; at++) {
            memory.set(ValueLayout.JAVA_BYTE, at, (byte) 0x7f); // half of value 2, which lies in slot 0
        }
        assertThat(reader.poll(out)).isTrue();
        assertThat(Numbered.read(out)).isEqualTo(1);

        new SharedMailbox<>(FORM, memory).publish(numbered(2));

        assertThat(reader.poll(out)).isTrue();
        assertThat(Numbered.read(out)).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void shouldNeverTearBetweenTwoThreads() throws InterruptedException {
        AtomicBoolean reading = new AtomicBoolean(true);
        Thread thread = Thread.ofPlatform().start(() -> {
            for (long i = 1; i <= LAST && reading.get(); i++) {
                publish(i);
            }
        });
        try {
            assertThat(readTo(reader, LAST)).isPositive();
        } finally {
            reading.set(false);
            thread.join();
        }
    }

    @Test
    @Timeout(60)
    void shouldNeverTearBetweenTwoProcessesEvenWhenOneIsKilled() throws IOException, InterruptedException {
        Path file = folder.resolve("mailbox");
        SharedMailbox<RobotState> here = new SharedMailbox<>(FORM, map(file));
        Process child = Child.start(EndlessWriter.class, file.toString());
        try {
            assertThat(child.getInputStream().read()).isEqualTo('.');
            long reads = 0;
            long last = 0;
            while (reads < 30_000) {
                if (here.poll(out)) {
                    long now = Numbered.read(out);
                    assertThat(now).isGreaterThan(last);
                    last = now;
                    reads++;
                }
            }
            child.destroyForcibly().waitFor();
            here.poll(out);
            Numbered.read(out);
            assertThat(here.poll(out)).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    /// Publishes until it is killed.
    static final class EndlessWriter {

        private EndlessWriter() {}

        public static void main(String[] args) throws IOException {
            SharedMailbox<RobotState> mailbox = new SharedMailbox<>(FORM, map(Path.of(args[0])));
            RobotState value = new RobotState(7);
            System.out.print('.');
            System.out.flush();
            for (long i = 1; ; i++) {
                Numbered.write(value, i);
                mailbox.publish(value);
            }
        }
    }

    @AllocationFree
    void shouldAllocateNothing() {
        Numbered.write(state, ++count);
        writer.publish(state);
        reader.poll(out);
    }

    private long readTo(SharedMailbox<RobotState> from, long end) {
        long reads = 0;
        long last = 0;
        while (last < end) {
            if (from.poll(out)) {
                long now = Numbered.read(out);
                assertThat(now).isGreaterThan(last);
                last = now;
                reads++;
            }
        }
        return reads;
    }

    private static MemorySegment map(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, SharedMailbox.bytes(FORM), Arena.ofAuto());
        }
    }

    private static long slot(int index) {
        return index * (SharedMailbox.bytes(FORM) - 64) / 2;
    }

    private RobotState numbered(long number) {
        Numbered.write(state, number);
        return state;
    }

    private void publish(long number) {
        writer.publish(numbered(number));
    }
}
