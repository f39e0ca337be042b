package dev.armature.hardware.franka.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.client.FrankaGripper;
import dev.armature.hardware.franka.mock.MockHand;
import dev.armature.hardware.franka.protocol.GripperRequest;
import java.time.Duration;
import java.util.Random;
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
    void shouldLeaveAloneWhatItHoldsUntilAnotherWidthIsWanted() throws InterruptedException {
        try (MockHand hand = new MockHand();
                HandFollower follower = new HandFollower(FrankaGripper.connect("127.0.0.1", hand.port()))) {
            follower.want(follower.width());
            Thread.sleep(50);
            follower.want(follower.width() - 5e-4);
            Thread.sleep(50);
            assertThat(hand.requests()).hasOnlyElementsOfType(GripperRequest.Connect.class);
            follower.want(0.03);
            await(() -> hand.requests().getLast() instanceof GripperRequest.Grasp);
        }
    }

    @Test
    void shouldGraspAnewWhatWasStoppedForAWidthThatIsWantedNoMore() throws InterruptedException {
        try (MockHand hand = new MockHand();
                HandFollower follower = new HandFollower(FrankaGripper.connect("127.0.0.1", hand.port()))) {
            hand.takes(200);
            hand.answer(request -> {
                if (request instanceof GripperRequest.Stop) {
                    // while the stop is on its way
                    follower.want(0);
                }
                return 0;
            });
            follower.want(0);
            await(() -> hand.requests().getLast() instanceof GripperRequest.Grasp);
            follower.want(0.08);
            await(() -> hand.requests().getLast() instanceof GripperRequest.Stop);
            await(hand::holds);
            Thread.sleep(50);
            assertThat(hand.holds()).isTrue();
            assertThat(hand.requests().getLast()).isInstanceOf(GripperRequest.Grasp.class);
        }
    }

    @Test
    void shouldEndWhereTheLastWantedWidthIsHoweverTheyHurry() throws InterruptedException {
        Random random = new Random(1);
        try (MockHand hand = new MockHand();
                HandFollower follower = new HandFollower(FrankaGripper.connect("127.0.0.1", hand.port()))) {
            hand.takes(3);
            for (int round = 0; round < 50; round++) {
                double last = 0;
                for (int i = 0; i < 4; i++) {
                    last = 0.01 * (1 + (int) (8 * random.nextDouble()));
                    follower.want(last);
                    Thread.sleep(random.nextInt(8));
                }
                double goal = last;
                await(() -> Math.abs(follower.width() - goal) < 1e-3);
                assertThat(follower.failure()).isNull();
            }
        }
    }

    @Test
    void shouldSayThatTheHandIsGone() throws InterruptedException {
        try (MockHand hand = new MockHand();
                HandFollower follower =
                        new HandFollower(FrankaGripper.connect("127.0.0.1", hand.port(), Duration.ofMillis(200)))) {
            hand.silent(true);
            await(() -> follower.failure() != null);
            assertThat(follower.failure()).hasMessageContaining("no state of the gripper for 200 ms");
        }
    }

    @Test
    void shouldLetGoOfTheConnectionWhenTheHandSaysNothing() throws InterruptedException {
        try (MockHand hand = new MockHand()) {
            hand.silent(true);
            FrankaGripper gripper = FrankaGripper.connect("127.0.0.1", hand.port(), Duration.ofMillis(50));
            assertThatThrownBy(() -> new HandFollower(gripper)).isInstanceOf(NetworkException.class);
            await(hand::left);
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
