package dev.armature.hardware.franka.protocol;

/// What the robot says of itself each millisecond, in libfranka's names. Allocated once, filled by
/// [StateCodec].
///
/// O is the base, F the flange, NE the nominal end effector, EE the end effector, K the stiffness frame.
/// Poses are 4×4, column-major, in m; twists and wrenches are linear before angular. What ends in `_d` is
/// desired: where the motion generator wants the arm. What ends in `_c` is commanded: what it last took from
/// the client.
public final class FrankaState {

    /// The robot's clock in ms; rises by one a period.
    public long messageId;

    /// Pose of EE in O, measured.
    public final double[] O_T_EE = new double[16];
    /// Pose of EE in O, desired.
    public final double[] O_T_EE_d = new double[16];
    /// Pose of EE in F.
    public final double[] F_T_EE = new double[16];
    /// Pose of K in EE.
    public final double[] EE_T_K = new double[16];
    /// Pose of NE in F.
    public final double[] F_T_NE = new double[16];
    /// Pose of EE in NE.
    public final double[] NE_T_EE = new double[16];
    /// Mass of the end effector in kg; one number, an array like all that is sent as doubles.
    public final double[] m_ee = new double[1];
    /// Inertia of the end effector about its centre of mass, 3×3 column-major, in kg·m².
    public final double[] I_ee = new double[9];
    /// Centre of the end effector's mass in F, in m.
    public final double[] F_x_Cee = new double[3];
    /// Mass of the load in kg; one number, an array like all that is sent as doubles.
    public final double[] m_load = new double[1];
    /// Inertia of the load about its centre of mass, 3×3 column-major, in kg·m².
    public final double[] I_load = new double[9];
    /// Centre of the load's mass in F, in m.
    public final double[] F_x_Cload = new double[3];
    /// Position of joint 3 in rad, and the sign of joint 4's bend, 1 or -1; measured.
    public final double[] elbow = new double[2];
    /// The same, desired.
    public final double[] elbow_d = new double[2];
    /// Measured torques, gravity included, in N·m.
    public final double[] tau_J = new double[7];
    /// Commanded torques, without gravity, in N·m.
    public final double[] tau_J_d = new double[7];
    /// Derivative of the measured torques in N·m/s.
    public final double[] dtau_J = new double[7];
    /// Measured joint positions in rad.
    public final double[] q = new double[7];
    /// Desired joint positions in rad.
    public final double[] q_d = new double[7];
    /// Measured joint velocities in rad/s.
    public final double[] dq = new double[7];
    /// Desired joint velocities in rad/s.
    public final double[] dq_d = new double[7];
    /// Desired joint accelerations in rad/s².
    public final double[] ddq_d = new double[7];
    /// 1 for each joint where the lower torque threshold is exceeded, else 0.
    public final double[] joint_contact = new double[7];
    /// 1 for each Cartesian axis where the lower force threshold is exceeded, else 0.
    public final double[] cartesian_contact = new double[6];
    /// 1 for each joint where the upper torque threshold is exceeded, until recovery; else 0.
    public final double[] joint_collision = new double[7];
    /// 1 for each Cartesian axis where the upper force threshold is exceeded, until recovery; else 0.
    public final double[] cartesian_collision = new double[6];
    /// Low-pass filtered external torque in N·m.
    public final double[] tau_ext_hat_filtered = new double[7];
    /// External wrench on K, in O's axes, in N and N·m.
    public final double[] O_F_ext_hat_K = new double[6];
    /// The same in K's axes.
    public final double[] K_F_ext_hat_K = new double[6];
    /// Desired twist of EE in O's axes, in m/s and rad/s.
    public final double[] O_dP_EE_d = new double[6];
    /// Acceleration of the base, gravity, in m/s².
    public final double[] O_ddP_O = new double[3];
    /// Commanded elbow: position of joint 3 in rad, and the sign of joint 4's bend.
    public final double[] elbow_c = new double[2];
    /// Its derivative: rad/s, and 0.
    public final double[] delbow_c = new double[2];
    /// Its second derivative: rad/s², and 0.
    public final double[] ddelbow_c = new double[2];
    /// Commanded pose of EE in O.
    public final double[] O_T_EE_c = new double[16];
    /// Commanded twist of EE in O's axes, in m/s and rad/s.
    public final double[] O_dP_EE_c = new double[6];
    /// Its derivative in m/s² and rad/s².
    public final double[] O_ddP_EE_c = new double[6];
    /// Motor positions in rad.
    public final double[] theta = new double[7];
    /// Motor velocities in rad/s.
    public final double[] dtheta = new double[7];
    public MotionGeneratorMode motionGeneratorMode = MotionGeneratorMode.IDLE;
    public ControllerMode controllerMode = ControllerMode.OTHER;
    /// A set of [FrankaError]s that stand now.
    public long errors;
    /// A set of [FrankaError]s that ended the last motion.
    public long reflexReason;
    public RobotMode robotMode = RobotMode.OTHER;
    /// Share of the last 100 commands that came in time; 0 while nothing moves.
    public double controlCommandSuccessRate;

    /// Every double before the modes, in the wire's order.
    final double[][] fields = {
        O_T_EE,
        O_T_EE_d,
        F_T_EE,
        EE_T_K,
        F_T_NE,
        NE_T_EE,
        m_ee,
        I_ee,
        F_x_Cee,
        m_load,
        I_load,
        F_x_Cload,
        elbow,
        elbow_d,
        tau_J,
        tau_J_d,
        dtau_J,
        q,
        q_d,
        dq,
        dq_d,
        ddq_d,
        joint_contact,
        cartesian_contact,
        joint_collision,
        cartesian_collision,
        tau_ext_hat_filtered,
        O_F_ext_hat_K,
        K_F_ext_hat_K,
        O_dP_EE_d,
        O_ddP_O,
        elbow_c,
        delbow_c,
        ddelbow_c,
        O_T_EE_c,
        O_dP_EE_c,
        O_ddP_EE_c,
        theta,
        dtheta
    };

    /// Takes over everything from `other`. Allocates nothing.
    public void copyFrom(FrankaState other) {
        messageId = other.messageId;
        for (int i = 0; i < fields.length; i++) {
            System.arraycopy(other.fields[i], 0, fields[i], 0, fields[i].length);
        }
        motionGeneratorMode = other.motionGeneratorMode;
        controllerMode = other.controllerMode;
        errors = other.errors;
        reflexReason = other.reflexReason;
        robotMode = other.robotMode;
        controlCommandSuccessRate = other.controlCommandSuccessRate;
    }
}
