package dev.armature.hardware.franka.plant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.hardware.franka.client.FrankaGripper;
import dev.armature.hardware.franka.mock.MockHand;
import dev.armature.hardware.franka.protocol.GripperRequest;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class HandFollowerTest {

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void shouldGraspToCloseAndMoveToOpen() throws InterruptedException {
        try (MockHand hand = new MockHand();
                HandFollower follower = new HandFollower(FrankaGripper.connect("127.0.0.1", hand.port()))) {
            assertThat(follower.width()).isEqualTo(0.04);
            follower.want(0.0);
            await(() -> follower.width() == 0.0);
            assertThat(hand.requests().getLast()).isInstanceOf(GripperRequest.Grasp.class);
            follower.want(0.08);
            await(() -> follower.width() == 0.08);
            assertThat(hand.requests().getLast()).isEqualTo(new GripperRequest.Move(0.08, 0.1));
            int asked = hand.requests().size();
            for (int i = 0; i < 100; i++) {
                follower.want(0.08 - 1e-6 * i);
            }
            Thread.sleep(30);
            assertThat(hand.requests()).hasSize(asked);
            assertThat(follower.failure()).isNull();
        }
    }

    @Test
    void shouldEndAMotionForANewerWidth() throws InterruptedException {
        try (MockHand hand = new MockHand()) {
            hand.answer(request -> request instanceof GripperRequest.Move ? -1 : 0);
            try (HandFollower follower = new HandFollower(FrankaGripper.connect("127.0.0.1", hand.port()))) {
                follower.want(0.08);
                await(() -> hand.requests().getLast() instanceof GripperRequest.Move);
                follower.want(0.01);
                await(() -> hand.requests().getLast() instanceof GripperRequest.Stop);
            }
        }
    }
}
