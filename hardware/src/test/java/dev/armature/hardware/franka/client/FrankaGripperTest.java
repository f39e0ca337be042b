package dev.armature.hardware.franka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.ProtocolException;
import dev.armature.hardware.franka.mock.MockHand;
import dev.armature.hardware.franka.protocol.GripperRequest;
import dev.armature.hardware.franka.protocol.GripperState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FrankaGripperTest {

    private final MockHand hand = new MockHand();

    @AfterEach
    void close() {
        hand.close();
    }

    @Test
    void shouldAskForEveryMotion() {
        try (FrankaGripper gripper = FrankaGripper.connect("127.0.0.1", hand.port())) {
            assertThat(gripper.homing()).isTrue();
            assertThat(gripper.move(0.06, 0.1)).isTrue();
            assertThat(gripper.grasp(0.02, 0.05, 40, 0.005, 0.006)).isTrue();
            assertThat(gripper.stop()).isTrue();
        }
        assertThat(hand.requests().subList(1, 5))
                .containsExactly(
                        new GripperRequest.Homing(),
                        new GripperRequest.Move(0.06, 0.1),
                        new GripperRequest.Grasp(0.02, 0.005, 0.006, 0.05, 40),
                        new GripperRequest.Stop());
    }

    @Test
    void shouldReadNewStates() {
        try (FrankaGripper gripper = FrankaGripper.connect("127.0.0.1", hand.port())) {
            GripperState first = gripper.readOnce();
            GripperState second = gripper.readOnce();
            assertThat(second.messageId()).isGreaterThan(first.messageId());
            assertThat(second.maxWidth()).isEqualTo(0.08);
        }
    }

    @Test
    void shouldTellFailuresApart() {
        int[] status = {0};
        hand.answer(request -> request instanceof GripperRequest.Connect ? 0 : status[0]);
        try (FrankaGripper gripper = FrankaGripper.connect("127.0.0.1", hand.port())) {
            status[0] = 1;
            assertThatThrownBy(gripper::homing)
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("failed");
            status[0] = 2;
            assertThat(gripper.grasp(0.02, 0.05, 40, 0.005, 0.005)).isFalse();
            status[0] = 3;
            assertThatThrownBy(() -> gripper.move(0.05, 0.1))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("aborted");
            status[0] = 9;
            assertThatThrownBy(gripper::stop).isInstanceOf(ProtocolException.class);
        }
    }

    /// A twin in lock-step stands still while its client thinks, longer than a hand may be silent.
    @Test
    void shouldWaitAsLongAsItTakesInLockStep() throws Exception {
        try (FrankaGripper gripper = FrankaGripper.connect("127.0.0.1", hand.port(), FrankaGripper.LOCK_STEP)) {
            gripper.readOnce();
            hand.silent(true);
            CompletableFuture<GripperState> reading = CompletableFuture.supplyAsync(gripper::readOnce);
            Thread.sleep(1200);
            hand.silent(false);
            assertThat(reading.get(10, TimeUnit.SECONDS).width()).isEqualTo(0.04);
            hand.silent(true);
            CompletableFuture<GripperState> last = CompletableFuture.supplyAsync(() -> {
                gripper.readOnce();
                return gripper.readOnce();
            });
            Thread.sleep(50);
            gripper.close();
            assertThatThrownBy(() -> last.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(NetworkException.class);
        }
    }

    @Test
    void shouldSayThatAnotherClientMayBeThere() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> sendingAway = CompletableFuture.runAsync(() -> sendAway(busy));
            assertThatThrownBy(() -> FrankaGripper.connect("127.0.0.1", busy.getLocalPort()))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("another client");
            sendingAway.join();
        }
    }

    private static void sendAway(ServerSocket busy) {
        try {
            busy.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldSayThatTheVersionsDoNotFit() {
        hand.answer(request -> 1);
        assertThatThrownBy(() -> FrankaGripper.connect("127.0.0.1", hand.port()))
                .isInstanceOf(IncompatibleVersionException.class)
                .hasMessageContaining("gripper");
    }
}
