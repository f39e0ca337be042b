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
        kinematics.move(dq);
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

    /// Where a point of the arm is in the base B.
    ///
    /// @param body 0 is the base, i the i-th moving link
    /// @param x of the point in the body's frame, in m
    /// @param y as above
    /// @param z as above
    /// @param out in m; overwritten from `at` on
    public void point(int body, double x, double y, double z, double[] out, int at) {
        kinematics.point(body, x, y, z, out, at);
    }

    /// How fast a point of the arm moves along a direction.
    ///
    /// @param body that the point is fixed to
    /// @param p the point in B, in m; not modified
    /// @param nx direction in B; its length scales what is returned
    /// @param ny as above
    /// @param nz as above
    /// @return in m/s
    public double speed(int body, double[] p, double nx, double ny, double nz) {
        return kinematics.speed(body, p, nx, ny, nz);
    }

    /// How fast a point of the arm moves.
    ///
    /// @param body that the point is fixed to
    /// @param points the point in B, in m, is the three numbers from `at` on; not modified
    /// @return in m/s
    public double speed(int body, double[] points, int at) {
        return kinematics.speed(body, points, at);
    }

    /// How a point of the arm accelerates along a direction while the joints keep their speeds.
    ///
    /// @param body that the point is fixed to
    /// @param p the point in B, in m; not modified
    /// @param nx direction in B; its length scales what is returned
    /// @param ny as above
    /// @param nz as above
    /// @return in m/s²
    public double drift(int body, double[] p, double nx, double ny, double nz) {
        return kinematics.drift(body, p, nx, ny, nz);
    }

    /// Adds to `slope` how fast a point of the arm moves along a direction with each joint.
    ///
    /// @param body that the point is fixed to
    /// @param p the point in B, in m; not modified
    /// @param nx direction in B; its length scales what is added
    /// @param ny as above
    /// @param nz as above
    /// @param slope in m/rad; added to from `at` on, one number a joint
    public void addSlope(int body, double[] p, double nx, double ny, double nz, double[] slope, int at) {
        kinematics.addSlope(body, p, nx, ny, nz, slope, at);
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
