package dev.armature.controller.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.law.CartesianImpedance;
import dev.armature.controller.law.CartesianImpedanceGains;
import dev.armature.controller.loop.ControlLoop;
import dev.armature.controller.loop.SetpointSource;
import dev.armature.controller.safety.SafetyFilter;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.controller.smooth.TargetSmoother;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final long MILLI = 1_000_000;

    private final List<Plant> plants = new ArrayList<>();

    @Test
    void shouldRunTheWholeTickAndNotHold() {
        long run = WarmUp.run(PANDA, MILLI, this::loop, Clock.realTime(), now -> {}, 600);

        assertThat(run).isEqualTo(600);
    }

    @Test
    void shouldNeverTouchThePlantThatItIsFor() {
        RigidArm real = new RigidArm(PANDA, MILLI);
        RobotState before = new RobotState(7);
        real.read(before);

        WarmUp.run(PANDA, MILLI, this::loop, Clock.realTime(), now -> {}, 30);

        RobotState after = new RobotState(7);
        real.read(after);
        assertThat(after.timeNanos).isEqualTo(before.timeNanos);
        assertThat(plants).hasSize(3).doesNotContain(real);
        assertThat(plants.stream().map(Plant::getClass)).doesNotHaveDuplicates();
    }

    @Test
    void shouldAskForSetpointsBeforeEachTick() {
        List<Long> asked = new ArrayList<>();

        WarmUp.run(PANDA, MILLI, this::loop, new ManualClock(5), asked::add, 40);

        assertThat(asked).hasSize(40).isSorted().doesNotHaveDuplicates();
    }

    /// The first ticks with a plant of another kind, on which real robots depend.
    @Test
    void shouldLeaveATickThatAllocatesNothing() {
        WarmUp.run(PANDA, MILLI, this::loop, Clock.realTime(), now -> {}, WarmUp.TICKS);
        Clock clock = Clock.realTime();
        Plant real = new RigidArm(PANDA, MILLI);
        ControlLoop loop = loop(real);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        loop.reset();
        long empty = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int tick = 0; tick < 200; tick++) {
            loop.tick();
            clock.sleepUntil(clock.nanoTime() + 1000);
        }

        // what was written beside the tick may be compiled anew, the tick itself is not
        assertThat(threads.getCurrentThreadAllocatedBytes() - before - empty).isLessThan(20_000);
        assertThat(loop.ticks()).isEqualTo(200);
    }

    private ControlLoop loop(Plant plant) {
        plants.add(plant);
        SetpointSource still = (now, state, out) -> {
            out.timeNanos = now;
            out.X_BE_d.set(state.X_BE);
            return Status.OK;
        };
        return new ControlLoop(
                PANDA,
                plant,
                still,
                TargetSmoother.none(),
                new CartesianImpedance(PANDA, CartesianImpedanceGains.defaults()),
                new SafetyFilter(PANDA, SafetySettings.forPolicyPeriod(50 * MILLI), MILLI),
                Clock.realTime());
    }
}
