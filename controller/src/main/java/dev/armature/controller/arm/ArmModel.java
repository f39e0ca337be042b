package dev.armature.controller.arm;

import dev.armature.core.robot.RobotDescription;
import org.ejml.data.DMatrixRMaj;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// Kinematics and dynamics of a serial arm. Call [#update(double[], double[])] once a tick, then ask.
///
/// Allocates only at construction. Not thread-safe: one for each loop. A non-finite input gives non-finite results,
/// never an exception.
public final class ArmModel {

    /// Standard gravity of the robot's own compensation, in m/s².
    public static final double GRAVITY = 9.81;

    private final ArmKinematics kinematics;
    private final ArmDynamics dynamics;
    private final double[] dq;

    /// A model of `robot` at zero joint angles and rest.
    public ArmModel(RobotDescription robot) {
        kinematics = new ArmKinematics(robot);
        dynamics = new ArmDynamics(robot, kinematics);
        dq = new double[robot.dof()];
        update(new double[robot.dof()], dq);
    }

    /// Takes over where the arm is and how it moves; every other method speaks of that.
    ///
    /// @param q joint positions in rad; not modified
    /// @param dq joint velocities in rad/s; not modified
    public void update(double[] q, double[] dq) {
        System.arraycopy(dq, 0, this.dq, 0, this.dq.length);
        kinematics.update(q);
        dynamics.update();
    }

    /// The pose of the end effector E in the base B.
    public void pose(RigidBodyTransform X_BE) {
        kinematics.pose(X_BE);
    }

    /// The Jacobian of E in base axes: velocity of E's origin (m/s) in rows 0-2, angular velocity (rad/s) in rows 3-5.
    ///
    /// @param J 6 × dof; overwritten
    public void jacobian(DMatrixRMaj J) {
        kinematics.jacobian(J);
    }

    /// The inertia that the joints feel, in kg·m², without motors and gears.
    ///
    /// @param M dof × dof; overwritten
    public void massMatrix(DMatrixRMaj M) {
        dynamics.massMatrix(M, false);
    }

    /// The inertia that the joints feel, in kg·m², with motors and gears: what accelerates under a torque.
    ///
    /// @param M dof × dof; overwritten
    public void massMatrixWithArmature(DMatrixRMaj M) {
        dynamics.massMatrix(M, true);
    }

    /// The torques that keep the joint velocities constant, C(q, dq)·dq, without gravity.
    ///
    /// @param c in N·m; overwritten
    public void coriolis(double[] c) {
        dynamics.coriolis(dq, c);
    }

    /// The torques that hold the arm against gravity (base's z points up).
    ///
    /// @param g in N·m; overwritten
    public void gravity(double[] g) {
        dynamics.gravity(g, GRAVITY);
    }
}
