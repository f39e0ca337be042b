package dev.armature.controller.arm;

import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// The smallest twin: rigid links that obey their torques, without contact, friction or joint stops; gravity is
/// compensated as the robot does. Semi-implicit Euler. For tests and figures of control where no physics engine is
/// wanted.
public final class RigidArm implements Plant {

    private final ArmModel model;
    private final long periodNanos;
    private final RobotState now;
    private final double[] coriolis;
    private final DMatrixRMaj M;
    private final DMatrixRMaj tau;
    private final DMatrixRMaj ddq;
    private final LinearSolverDense<DMatrixRMaj> cholesky;

    /// An arm at rest in its home pose at time zero.
    public RigidArm(RobotDescription robot, long periodNanos) {
        int n = robot.dof();
        model = new ArmModel(robot);
        this.periodNanos = periodNanos;
        now = new RobotState(n);
        coriolis = new double[n];
        M = new DMatrixRMaj(n, n);
        tau = new DMatrixRMaj(n, 1);
        ddq = new DMatrixRMaj(n, 1);
        cholesky = LinearSolverFactory_DDRM.chol(n);
        double[] home = robot.home().stream().mapToDouble(Double::doubleValue).toArray();
        place(home, new double[n]);
    }

    /// Puts the arm somewhere else, with zero torque. Time goes on.
    ///
    /// @param q in rad; not modified
    /// @param dq in rad/s; not modified
    public void place(double[] q, double[] dq) {
        System.arraycopy(q, 0, now.q, 0, q.length);
        System.arraycopy(dq, 0, now.dq, 0, dq.length);
        Arrays.fill(now.tau_J_d, 0);
        measure();
    }

    @Override
    public void read(RobotState out) {
        out.copyFrom(now);
    }

    @Override
    public void write(Command command) {
        double dt = periodNanos * 1e-9;
        model.massMatrixWithArmature(M);
        model.coriolis(coriolis);
        for (int i = 0; i < coriolis.length; i++) {
            now.tau_J_d[i] = command.tau_J_d[i];
            tau.data[i] = command.tau_J_d[i] - coriolis[i];
        }
        cholesky.setA(M);
        cholesky.solve(tau, ddq);
        for (int i = 0; i < coriolis.length; i++) {
            now.dq[i] += dt * ddq.data[i];
            now.q[i] += dt * now.dq[i];
        }
        now.gripperWidth = command.gripperWidth;
        now.timeNanos += periodNanos;
        measure();
    }

    @Override
    public long periodNanos() {
        return periodNanos;
    }

    private void measure() {
        model.update(now.q, now.dq);
        model.pose(now.X_BE);
        model.gravity(now.tau_J);
        for (int i = 0; i < now.tau_J.length; i++) {
            now.tau_J[i] += now.tau_J_d[i];
        }
    }
}
