package dev.armature.controller.arm;

import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// What the links' masses need: composite-rigid-body mass matrix and recursive Newton-Euler (Featherstone, Rigid Body
/// Dynamics Algorithms, chapters 5 and 6), all with spatial vectors in base axes about the base's origin.
final class ArmDynamics {

    private final int dof;
    private final ArmKinematics at;
    private final Body[] bodies;
    private final double[] armature;

    /// Joint axes as spatial motion: direction, then velocity of the origin.
    private final double[] S;
    /// Each body's spatial inertia: mass, first moment (3), second moment about the origin xx yy zz xy xz yz.
    private final double[] inertia;
    /// The same for the body and all that hang on it.
    private final double[] composite;

    private final double[] force = new double[6];
    private final double[] v = new double[6];
    private final double[] accel = new double[6];
    private final double[] forces;

    ArmDynamics(RobotDescription robot, ArmKinematics at) {
        this.at = at;
        dof = robot.dof();
        bodies = new Body[dof];
        armature = new double[dof];
        S = new double[6 * dof];
        inertia = new double[Body.SIZE * dof];
        composite = new double[Body.SIZE * dof];
        forces = new double[6 * dof];
        for (int i = 0; i < dof; i++) {
            Link link = robot.links().get(i);
            bodies[i] = i == dof - 1 ? Body.of(link).and(Body.of(robot.hand())) : Body.of(link);
            armature[i] = link.armature();
        }
    }

    /// Takes over the links' poses.
    void update() {
        for (int i = 0; i < dof; i++) {
            axis(i);
            bodies[i].inBase(at.R, 9 * i, at.p, 3 * i, inertia, Body.SIZE * i);
        }
        System.arraycopy(inertia, 0, composite, 0, inertia.length);
        for (int k = Body.SIZE * (dof - 1) - 1; k >= 0; k--) {
            composite[k] += composite[k + Body.SIZE];
        }
    }

    private void axis(int i) {
        double zx = at.R[9 * i + 2];
        double zy = at.R[9 * i + 5];
        double zz = at.R[9 * i + 8];
        double px = at.p[3 * i];
        double py = at.p[3 * i + 1];
        double pz = at.p[3 * i + 2];
        int s = 6 * i;
        S[s] = zx;
        S[s + 1] = zy;
        S[s + 2] = zz;
        S[s + 3] = py * zz - pz * zy;
        S[s + 4] = pz * zx - px * zz;
        S[s + 5] = px * zy - py * zx;
    }

    void massMatrix(DMatrixRMaj M, boolean withArmature) {
        double[] m = M.data;
        for (int j = 0; j < dof; j++) {
            Spatial.momentum(composite, Body.SIZE * j, S, 6 * j, force);
            for (int i = 0; i <= j; i++) {
                double value = Spatial.dot(S, 6 * i, force, 0);
                m[i * dof + j] = value;
                m[j * dof + i] = value;
            }
            if (withArmature) {
                m[j * dof + j] += armature[j];
            }
        }
    }

    void gravity(double[] g, double gravity) {
        for (int i = 0; i < dof; i++) {
            int c = Body.SIZE * i;
            // first moment of all that hangs on the joint, from the joint's origin
            double hx = composite[c + 1] - composite[c] * at.p[3 * i];
            double hy = composite[c + 2] - composite[c] * at.p[3 * i + 1];
            g[i] = gravity * (S[6 * i] * hy - S[6 * i + 1] * hx);
        }
    }

    void coriolis(double[] dq, double[] c) {
        Arrays.fill(v, 0);
        Arrays.fill(accel, 0);
        for (int i = 0; i < dof; i++) {
            int s = 6 * i;
            for (int k = 0; k < 6; k++) {
                v[k] += S[s + k] * dq[i];
            }
            Spatial.addMotionCross(v, S, s, dq[i], accel);
            Spatial.momentum(inertia, Body.SIZE * i, v, 0, force);
            Spatial.momentum(inertia, Body.SIZE * i, accel, 0, forces, s);
            Spatial.addForceCross(v, force, forces, s);
        }
        for (int i = dof - 1; i >= 0; i--) {
            c[i] = Spatial.dot(S, 6 * i, forces, 6 * i);
            for (int k = 0; i > 0 && k < 6; k++) {
                forces[6 * (i - 1) + k] += forces[6 * i + k];
            }
        }
    }
}
