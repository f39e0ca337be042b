package dev.armature.hardware.franka.model;

import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import dev.armature.hardware.franka.protocol.FrankaState;
import java.util.Locale;

/// What a robot says that is mounted on its flange, against what a description says. With another end effector,
/// everything that is computed from the description (Jacobians, walls, distances) is another robot's.
public final class Mounted {

    /// How far the end effector may lie from where it is described, in m.
    private static final double ASTRAY = 1e-3;

    /// How far it may be turned, in rad.
    private static final double TURNED = Math.toRadians(0.5);

    /// How much more or less may hang on the flange, in kg. Desk's own data of the Franka Hand are without its
    /// fingers' 0.03 kg.
    private static final double HEAVIER = 0.05;

    private Mounted() {}

    /// Refuses a robot that carries something else.
    ///
    /// @param where the robot, for people
    /// @param state what it says
    /// @throws UserError when its end effector, or the mass of that and of its load, is not the described one
    public static void check(String where, FrankaState state, RobotDescription robot) {
        double[] described = Flange.F_T_EE(robot);
        double[] told = state.F_T_EE;
        double distance =
                Math.hypot(Math.hypot(told[12] - described[12], told[13] - described[13]), told[14] - described[14]);
        double angle = Transform.angle(told, described);
        // what is not finite is refused too
        if (!(distance <= ASTRAY && angle <= TURNED)) {
            throw new UserError(
                    where,
                    String.format(
                            Locale.ROOT,
                            "its end effector lies at %s in the flange's frame (F_T_EE), and at %s in the description"
                                    + " of %s; turned against it by %.1f°",
                            place(told),
                            place(described),
                            robot.name(),
                            Math.toDegrees(angle)),
                    "Choose the Franka Hand as end effector in Desk's settings, and undo setEE().");
        }
        double mass = state.m_ee[0] + state.m_load[0];
        double mounted = robot.hand().mass();
        if (!(Math.abs(mass - mounted) <= HEAVIER)) {
            throw new UserError(
                    where,
                    String.format(
                            Locale.ROOT,
                            "it reckons with an end effector of %.2f kg (m_ee) and a load of %.2f kg (m_load), the"
                                    + " description of %s with %.2f kg in all",
                            state.m_ee[0],
                            state.m_load[0],
                            robot.name(),
                            mounted),
                    "Choose the Franka Hand as end effector in Desk's settings, and set no load with setLoad().");
        }
    }

    private static String place(double[] pose) {
        return String.format(Locale.ROOT, "(%.4f, %.4f, %.4f) m", pose[12], pose[13], pose[14]);
    }
}
