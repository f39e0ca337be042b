package dev.armature.hardware.franka.model;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Kinematics and dynamics of a Franka arm as its users compute them: the very library that a client is sent, called
/// from Java. Words and order of the arguments are libfranka's `Model`.
///
/// Poses are 4 × 4, Jacobians 6 × 7 (rows 0-2 linear in m, 3-5 angular in rad), masses 7 × 7, inertias 3 × 3, all
/// column-major. Allocates at construction only. Not thread-safe: one for each loop. What is not finite gives what is
/// not finite.
public final class FciModel {

    private static final int EE = Frame.END_EFFECTOR.ordinal();

    private final Arena arena = Arena.ofAuto();
    private final Functions functions;
    private final MemorySegment q = memory(7);
    private final MemorySegment dq = memory(7);
    private final MemorySegment I = memory(9);
    private final MemorySegment x = memory(3);
    private final MemorySegment tool = memory(16);
    private final MemorySegment out = memory(49);
    private final double[] F_T_K = new double[16];

    /// Loads the library for `robot`.
    ///
    /// @throws UserError on another machine than Linux on x64
    public FciModel(RobotDescription robot) {
        this(ModelLibrary.of(robot));
    }

    /// Loads `library`.
    ///
    /// @throws UserError on another machine than Linux on x64
    public FciModel(ModelLibrary library) {
        functions = Functions.load(library.bytes(), arena);
    }

    /// The inertia that the joints feel, without motors and gears, in kg·m².
    ///
    /// @param q joint positions in rad
    /// @param I_total inertia of all that the flange carries, about its centre of mass, in kg·m²
    /// @param m_total its mass in kg
    /// @param F_x_Ctotal its centre of mass in the flange's frame in m
    /// @param M 7 × 7; overwritten
    public void mass(double[] q, double[] I_total, double m_total, double[] F_x_Ctotal, double[] M) {
        copy(q, this.q);
        copy(I_total, I);
        copy(F_x_Ctotal, x);
        try {
            Functions.MASS.invokeExact(functions.M_NE, this.q, I, m_total, x, out);
        } catch (Throwable e) {
            throw failed(e);
        }
        copyOut(M, 49);
    }

    /// The torques that keep the joint velocities constant, without gravity.
    ///
    /// @param dq joint velocities in rad/s
    /// @param c in N·m; overwritten
    public void coriolis(double[] q, double[] dq, double[] I_total, double m_total, double[] F_x_Ctotal, double[] c) {
        copy(q, this.q);
        copy(dq, this.dq);
        copy(I_total, I);
        copy(F_x_Ctotal, x);
        try {
            Functions.CORIOLIS.invokeExact(functions.c_NE, this.q, this.dq, I, m_total, x, out);
        } catch (Throwable e) {
            throw failed(e);
        }
        copyOut(c, 7);
    }

    /// The torques that hold the arm at rest.
    ///
    /// @param gravity_earth how things fall, in base axes, in m/s²: (0, 0, -9.81) on a table
    /// @param g in N·m; overwritten
    public void gravity(double[] q, double m_total, double[] F_x_Ctotal, double[] gravity_earth, double[] g) {
        copy(q, this.q);
        copy(gravity_earth, I);
        copy(F_x_Ctotal, x);
        try {
            Functions.MASS.invokeExact(functions.g_NE, this.q, I, m_total, x, out);
        } catch (Throwable e) {
            throw failed(e);
        }
        copyOut(g, 7);
    }

    /// The pose of a frame in the base's.
    ///
    /// @param F_T_EE end effector in the flange's frame
    /// @param EE_T_K stiffness frame in the end effector's
    /// @param O_T overwritten
    public void pose(Frame frame, double[] q, double[] F_T_EE, double[] EE_T_K, double[] O_T) {
        call(functions.O_T_J, false, frame, q, F_T_EE, EE_T_K);
        copyOut(O_T, 16);
    }

    /// How a frame's origin moves and turns, in the base's axes.
    ///
    /// @param J overwritten
    public void zeroJacobian(Frame frame, double[] q, double[] F_T_EE, double[] EE_T_K, double[] J) {
        call(functions.O_J_J, true, frame, q, F_T_EE, EE_T_K);
        copyOut(J, 42);
    }

    /// How a frame's origin moves and turns, in the frame's own axes.
    ///
    /// @param J overwritten
    public void bodyJacobian(Frame frame, double[] q, double[] F_T_EE, double[] EE_T_K, double[] J) {
        call(functions.Ji_J_J, true, frame, q, F_T_EE, EE_T_K);
        copyOut(J, 42);
    }

    private void call(
            MemorySegment[] family, boolean jacobian, Frame frame, double[] q, double[] F_T_EE, double[] EE_T_K) {
        MemorySegment function = family[Math.min(frame.ordinal(), EE)];
        copy(q, this.q);
        try {
            if (jacobian && frame == Frame.JOINT_1) {
                Functions.ALONE.invokeExact(function, out);
            } else if (frame.ordinal() < EE) {
                Functions.OF_Q.invokeExact(function, this.q, out);
            } else {
                copy(frame == Frame.STIFFNESS ? beyond(F_T_EE, EE_T_K) : F_T_EE, tool);
                Functions.OF_Q_AND_TOOL.invokeExact(function, this.q, tool, out);
            }
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private double[] beyond(double[] F_T_EE, double[] EE_T_K) {
        for (int column = 0; column < 16; column += 4) {
            for (int row = 0; row < 4; row++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += F_T_EE[4 * k + row] * EE_T_K[column + k];
                }
                F_T_K[column + row] = sum;
            }
        }
        return F_T_K;
    }

    private MemorySegment memory(int doubles) {
        return arena.allocate(JAVA_DOUBLE, doubles);
    }

    private static void copy(double[] from, MemorySegment to) {
        MemorySegment.copy(from, 0, to, JAVA_DOUBLE, 0, from.length);
    }

    private void copyOut(double[] to, int count) {
        MemorySegment.copy(out, JAVA_DOUBLE, 0, to, 0, count);
    }

    private static IllegalStateException failed(Throwable cause) {
        return new IllegalStateException("the model library cannot be called", cause);
    }
}
