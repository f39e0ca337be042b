package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.testing.AllocationFree;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final int WIDTH = 64;
    private static final int VALUES = 300_000;
    private final Mailbox<long[]> mailbox = new Mailbox<>(() -> new long[WIDTH]);

    @Test
    void shouldHaveReceivedNothingAtFirst() {
        assertThat(mailbox.poll()).isFalse();
        assertThat(mailbox.received()).isFalse();
        assertThat(mailbox.latest()).containsOnly(0);
    }

    @Test
    void shouldGiveTheNewestOnce() {
        for (int value = 1; value <= 5; value++) {
            mailbox.writable()[0] = value;
            mailbox.publish();
        }
        assertThat(mailbox.poll()).isTrue();
        assertThat(mailbox.latest()[0]).isEqualTo(5);
        assertThat(mailbox.poll()).isFalse();
        assertThat(mailbox.latest()[0]).isEqualTo(5);
        assertThat(mailbox.received()).isTrue();
    }

    @Test
    void shouldGiveWholeValuesInOrderBetweenTwoThreads() throws InterruptedException {
        Thread writer = Thread.ofPlatform().start(() -> {
            for (long value = 1; value <= VALUES; value++) {
                Arrays.fill(mailbox.writable(), value);
                mailbox.publish();
            }
        });
        long last = 0;
        long torn = 0;
        long backward = 0;
        while (last < VALUES) {
            if (mailbox.poll()) {
                long[] got = mailbox.latest();
                for (long x : got) {
                    torn += x == got[0] ? 0 : 1;
                }
                backward += got[0] > last ? 0 : 1;
                last = got[0];
            } else {
                Thread.onSpinWait();
            }
        }
        writer.join();
        assertThat(torn).isZero();
        assertThat(backward).isZero();
    }

    @AllocationFree
    void shouldAllocateNothing() {
        mailbox.writable()[0]++;
        mailbox.publish();
        mailbox.poll();
    }
}
