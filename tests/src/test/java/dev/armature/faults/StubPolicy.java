package dev.armature.faults;

import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.shared.Joining;
import dev.armature.core.shared.PolicyEnd;
import dev.armature.core.time.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A policy's process: swings the end effector to and fro, a set-point every 20 ms, until what its second
/// word says happens after as many milliseconds as its third says.
final class StubPolicy {

    private static final long PERIOD_NANOS = 20_000_000;

    private StubPolicy() {}

    public static void main(String[] args) throws Exception {
        String fault = args.length > 1 ? args[1] : "none";
        long after = args.length > 2 ? Long.parseLong(args[2]) * 1_000_000 : 0;
        Clock clock = Clock.realTime();
        try (PolicyEnd policy = PolicyEnd.join(Path.of(args[0]), ArmProcess.PANDA, Joining.setpoints(PERIOD_NANOS))) {
            RobotState state = new RobotState(7);
            while (!policy.read(state)) {
                clock.sleepUntil(clock.nanoTime() + 1_000_000);
            }
            System.out.print('.');
            System.out.flush();
            swing(policy, state, fault, after, clock);
        }
    }

    private static void swing(PolicyEnd policy, RobotState from, String fault, long after, Clock clock)
            throws InterruptedException {
        Setpoint target = new Setpoint(7);
        List<byte[]> garbage = new ArrayList<>();
        long begin = clock.nanoTime();
        while (policy.alive()) {
            long now = clock.nanoTime();
            if (now - begin > after) {
                switch (fault) {
                    case "throw" -> throw new IllegalStateException("a policy's fault");
                    case "memory" -> {
                        while (true) {
                            garbage.add(new byte[1_000_000]);
                            System.out.print(garbage.size());
                        }
                    }
                    case "abort" -> Runtime.getRuntime().halt(134);
                    case "stuck" -> Thread.currentThread().join();
                    default -> {
                        // no fault
                    }
                }
            }
            target.timeNanos = now;
            target.sequence++;
            target.X_BE_d.set(from.X_BE);
            target.X_BE_d.getTranslation().addY(0.08 * Math.sin((now - begin) * 6e-9));
            target.gripperWidth = 0.04;
            policy.send(target);
            clock.sleepUntil(now + PERIOD_NANOS);
        }
    }
}
