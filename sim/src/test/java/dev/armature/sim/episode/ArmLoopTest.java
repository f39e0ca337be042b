package dev.armature.sim.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.safety.SafetyLevel;
import dev.armature.core.RobotState;
import dev.armature.core.testing.AllocationFree;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.task.Lift;
import dev.armature.sim.twin.PandaTwin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmLoopTest {

    private static final float[] THERE = {0.45f, 0.1f, 0.3f, 1};

    private final Model model = Scenes.load("lift");
    private final Data data = model.newData();
    private final ManualClock clock = new ManualClock(0);
    private final PandaTwin twin = new PandaTwin(model, data, clock);
    private final ArmLoop loop = new ArmLoop(twin, clock, 100_000_000);
    private final RobotState state = new RobotState(7);

    @BeforeEach
    void start() {
        twin.start(new Lift().ready(), 0.08);
        twin.settle();
        loop.reset();
    }

    @AfterEach
    void close() {
        data.close();
        model.close();
    }

    @Test
    void shouldHoldTheArmUntilItIsAimed() {
        double[] before = new Lift().ready();
        for (int i = 0; i < 100; i++) {
            assertThat(loop.tick()).isEqualTo(SafetyLevel.HOLD);
        }
        twin.read(state);
        assertThat(state.q).containsExactly(before, within(1e-4));
    }

    @Test
    void shouldHoldAgainWhenTargetsStopComing() {
        loop.aim(THERE);
        assertThat(levelAfter(300)).isEqualTo(SafetyLevel.RUN);
        // three policy periods
        assertThat(levelAfter(2)).isEqualTo(SafetyLevel.HOLD);
        loop.aim(THERE);
        assertThat(levelAfter(25)).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldForgetItsTargetWhenReset() {
        loop.aim(THERE);
        loop.tick();
        loop.aim(THERE);
        start();
        assertThat(loop.tick()).isEqualTo(SafetyLevel.HOLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldHoldAndKeepTheGripperWhenATargetIsNotFinite(int dim) {
        float[] bad = THERE.clone();
        bad[3] = -1;
        loop.aim(bad);
        assertThat(levelAfter(100)).isEqualTo(SafetyLevel.RUN);
        bad[dim] = Float.NaN;
        loop.aim(bad);
        assertThat(levelAfter(50)).isEqualTo(SafetyLevel.HOLD);
        twin.read(state);
        assertThat(state.finite()).isTrue();
        assertThat(twin.gripperTarget()).isZero();
    }

    @AllocationFree(warmUp = 4_000, runs = 1_000)
    void shouldTickWithoutAllocating() {
        loop.aim(THERE);
        loop.tick();
    }

    private SafetyLevel levelAfter(int ticks) {
        SafetyLevel level = SafetyLevel.RUN;
        for (int i = 0; i < ticks; i++) {
            level = loop.tick();
        }
        return level;
    }
}
