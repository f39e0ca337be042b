package dev.armature.hardware.franka.server.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CommunicationTest {

    private final Communication communication = new Communication();

    @Test
    void shouldSayNinetyPercentWhenOneInTenIsLost() {
        communication.start();
        for (int k = 0; k < 1000; k++) {
            communication.count(k % 10 != 0);
        }
        assertThat(communication.successRate()).isCloseTo(0.9, within(1e-12));
        assertThat(communication.lost()).isEqualTo(100);
        assertThat(communication.lostInRow()).isZero();
    }

    @Test
    void shouldCountTheLastHundredOnly() {
        communication.start();
        for (int k = 0; k < 19; k++) {
            communication.count(false);
        }
        assertThat(communication.lostInRow()).isEqualTo(19);
        assertThat(communication.successRate()).isCloseTo(0.81, within(1e-12));
        for (int k = 0; k < 100; k++) {
            communication.count(true);
        }
        assertThat(communication.successRate()).isEqualTo(1);
        communication.start();
        assertThat(communication.lost()).isEqualTo(19);
    }

    @Test
    void shouldAgreeWithCountingByHand() {
        Random random = new Random(3);
        boolean[] all = new boolean[2000];
        communication.start();
        for (int k = 0; k < all.length; k++) {
            all[k] = random.nextInt(5) > 0;
            communication.count(all[k]);
            int good = 0;
            for (int b = k - 99; b <= k; b++) {
                good += b < 0 || all[b] ? 1 : 0;
            }
            assertThat(communication.successRate()).isEqualTo(good / 100.0);
        }
    }
}
