package dev.armature.hardware.franka.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FciVersionTest {

    @Test
    void shouldNumberServicesAsEachVersionDoes() {
        assertThat(FciVersion.PANDA.id(RobotService.SET_COLLISION_BEHAVIOR)).isEqualTo(4);
        assertThat(FciVersion.FR3.id(RobotService.SET_COLLISION_BEHAVIOR)).isEqualTo(3);
        assertThat(FciVersion.PANDA.id(RobotService.LOAD_MODEL_LIBRARY)).isEqualTo(13);
        assertThat(FciVersion.FR3.id(RobotService.LOAD_MODEL_LIBRARY)).isEqualTo(11);
        assertThat(FciVersion.PANDA.id(RobotService.GET_ROBOT_MODEL)).isEqualTo(-1);
        assertThat(FciVersion.FR3.id(RobotService.GET_ROBOT_MODEL)).isEqualTo(12);
        assertThat(FciVersion.FR3.id(RobotService.SET_FILTERS)).isEqualTo(-1);
    }

    @Test
    void shouldFindServicesByNumber() {
        for (FciVersion version : FciVersion.values()) {
            for (RobotService service : RobotService.values()) {
                if (version.id(service) >= 0) {
                    assertThat(version.service(version.id(service))).contains(service);
                }
            }
            assertThat(version.service(-1)).isEmpty();
            assertThat(version.service(0xffffffffL)).isEmpty();
            assertThat(version.service(14)).isEmpty();
            assertThat(FciVersion.of(version.number())).contains(version);
        }
        assertThat(FciVersion.of(6)).isEqualTo(Optional.empty());
    }

    @Test
    void shouldNumberTheEndsOfAMotionAsEachVersionDoes() {
        assertThat(FciVersion.PANDA.statuses(RobotService.MOVE).indexOf(ServiceStatus.REFLEX_ABORTED))
                .isEqualTo(6);
        assertThat(FciVersion.FR3.statuses(RobotService.MOVE).indexOf(ServiceStatus.REFLEX_ABORTED))
                .isEqualTo(8);
        assertThat(FciVersion.PANDA.statuses(RobotService.MOVE)).hasSize(10);
        assertThat(FciVersion.FR3.statuses(RobotService.MOVE)).hasSize(12);
        assertThat(FciVersion.PANDA.statuses(RobotService.STOP_MOVE).indexOf(ServiceStatus.ABORTED))
                .isEqualTo(4);
        assertThat(FciVersion.PANDA
                        .statuses(RobotService.AUTOMATIC_ERROR_RECOVERY)
                        .indexOf(ServiceStatus.MANUAL_RECOVERY_REQUIRED))
                .isEqualTo(2);
        assertThat(FciVersion.PANDA.statuses(RobotService.SET_LOAD).indexOf(ServiceStatus.INVALID_ARGUMENT))
                .isEqualTo(2);
    }

    @Test
    void shouldPrintErrorsAsLibfrankaDoes() {
        assertThat(FrankaError.text(FrankaError.TAU_J_RANGE_VIOLATION.bit() | FrankaError.JOINT_REFLEX.bit()))
                .isEqualTo("[\"joint_reflex\", \"tau_J_range_violation\"]");
        assertThat(FrankaError.text(0)).isEqualTo("[]");
        assertThat(FrankaError.COMMUNICATION_CONSTRAINTS_VIOLATION.ordinal()).isEqualTo(25);
        assertThat(FrankaError.COUNT).isEqualTo(41);
    }
}
