package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// The triple buffer against the simplest model of it: one variable and a flag.
class MailboxPropertyTest {

    @Property(tries = 300, seed = "51")
    void shouldBehaveAsOneVariableWithAFlagInAnyOrderOfCalls(@ForAll long seed) {
        Random random = new Random(seed);
        Mailbox<long[]> mailbox = new Mailbox<>(() -> new long[1]);
        long published = 0;
        long read = 0;
        boolean fresh = false;
        boolean ever = false;
        for (int call = 0; call < 200; call++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    published = random.nextLong();
                    mailbox.writable()[0] = published;
                    mailbox.publish();
                    fresh = true;
                }
                case 1 -> {
                    assertThat(mailbox.poll()).isEqualTo(fresh);
                    read = fresh ? published : read;
                    ever |= fresh;
                    fresh = false;
                }
                default -> {
                    // the writer may leave off in the middle: the reader must not see it
                    mailbox.writable()[0] = random.nextLong();
                }
            }
            assertThat(mailbox.latest()[0]).isEqualTo(read);
            assertThat(mailbox.received()).isEqualTo(ever);
        }
    }

    @Property(tries = 100, seed = "52")
    void shouldNeverGiveReaderAndWriterTheSameSlot(@ForAll long seed) {
        Random random = new Random(seed);
        Mailbox<Object> mailbox = new Mailbox<>(Object::new);
        Set<Object> slots = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int call = 0; call < 200; call++) {
            if (random.nextBoolean()) {
                mailbox.publish();
            } else {
                mailbox.poll();
            }
            assertThat(mailbox.writable()).isNotSameAs(mailbox.latest());
            slots.add(mailbox.writable());
            slots.add(mailbox.latest());
        }
        assertThat(slots).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void shouldMakeThreeValuesAtConstructionAndNoneLater() {
        int[] made = {0};
        Mailbox<int[]> mailbox = new Mailbox<>(() -> new int[] {made[0]++});
        for (int i = 0; i < 10; i++) {
            mailbox.publish();
            mailbox.poll();
        }
        assertThat(made[0]).isEqualTo(3);
    }

    /// Each thread makes random pauses, so that polls fall before, between and after many publications.
    @Test
    void shouldGiveTheLastValueOnceTheWriterHasEnded() throws InterruptedException {
        for (long seed = 0; seed < 40; seed++) {
            Mailbox<long[]> mailbox = new Mailbox<>(() -> new long[8]);
            Random pauses = new Random(seed);
            List<Integer> spins = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                spins.add(pauses.nextInt(200));
            }
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int value = 1; value <= spins.size(); value++) {
                    Arrays.fill(mailbox.writable(), value);
                    mailbox.publish();
                    spin(spins.get(value - 1));
                }
            });
            long last = 0;
            for (int i = 0; writer.isAlive() || last < spins.size(); i++) {
                if (mailbox.poll()) {
                    long[] got = mailbox.latest();
                    for (long x : got) {
                        assertThat(x).isEqualTo(got[0]);
                    }
                    assertThat(got[0]).isGreaterThan(last);
                    last = got[0];
                }
                spin(spins.get(i % spins.size()));
            }
            writer.join();
            assertThat(mailbox.poll()).isFalse();
            assertThat(last).isEqualTo(spins.size());
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
