package dev.armature.hardware.franka.protocol;

/// What the robot says of itself each millisecond, in libfranka's names. Allocated once, filled by [StateCodec].
///
/// O is the base, F the flange, NE the nominal end effector, EE the end effector, K the stiffness frame. Poses are 4×4,
/// column-major, in m; twists and wrenches are linear before angular.
public final class FrankaState {

    /// The robot's clock in ms; rises by one a period.
    public long messageId;

    public final double[] O_T_EE = new double[16];
    /// As the motion generator wants it.
    public final double[] O_T_EE_d = new double[16];
    public final double[] F_T_EE = new double[16];
    public final double[] EE_T_K = new double[16];
    public final double[] F_T_NE = new double[16];
    public final double[] NE_T_EE = new double[16];
    /// Of the end effector, in kg; one number, an array like all that is sent as doubles.
    public final double[] m_ee = new double[1];
    /// About the centre of mass, 3×3 column-major, in kg·m².
    public final double[] I_ee = new double[9];
    /// Centre of mass in F, in m.
    public final double[] F_x_Cee = new double[3];
    /// Of the load, in kg; one number, an array like all that is sent as doubles.
    public final double[] m_load = new double[1];
    public final double[] I_load = new double[9];
    public final double[] F_x_Cload = new double[3];
    /// Position of joint 3 in rad, and the sign of joint 4's bend.
    public final double[] elbow = new double[2];
    public final double[] elbow_d = new double[2];
    /// Measured, gravity included, in N·m.
    public final double[] tau_J = new double[7];
    /// Commanded, without gravity, in N·m.
    public final double[] tau_J_d = new double[7];
    /// In N·m/s.
    public final double[] dtau_J = new double[7];
    public final double[] q = new double[7];
    public final double[] q_d = new double[7];
    public final double[] dq = new double[7];
    public final double[] dq_d = new double[7];
    public final double[] ddq_d = new double[7];
    /// 1 where the lower torque threshold is exceeded.
    public final double[] joint_contact = new double[7];
    public final double[] cartesian_contact = new double[6];
    /// 1 where the upper torque threshold is exceeded, until recovery.
    public final double[] joint_collision = new double[7];
    public final double[] cartesian_collision = new double[6];
    /// Low-pass filtered external torque in N·m.
    public final double[] tau_ext_hat_filtered = new double[7];
    /// External wrench on K, in O's axes, in N and N·m.
    public final double[] O_F_ext_hat_K = new double[6];
    /// The same in K's axes.
    public final double[] K_F_ext_hat_K = new double[6];
    public final double[] O_dP_EE_d = new double[6];
    /// Acceleration of the base, gravity, in m/s².
    public final double[] O_ddP_O = new double[3];
    public final double[] elbow_c = new double[2];
    public final double[] delbow_c = new double[2];
    public final double[] ddelbow_c = new double[2];
    /// Last commanded pose.
    public final double[] O_T_EE_c = new double[16];
    public final double[] O_dP_EE_c = new double[6];
    public final double[] O_ddP_EE_c = new double[6];
    /// Motor positions in rad.
    public final double[] theta = new double[7];
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
