package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.protocol.FrankaState;
import java.util.Arrays;

/// End effector and load as one body, which the robot's model asks for and a state tells apart. Allocated once.
public final class TotalLoad {

    /// In kg.
    public double m_total;

    /// Centre of mass in the flange's frame, in m.
    public final double[] F_x_Ctotal = new double[3];

    /// About that, 3×3 column-major, in kg·m².
    public final double[] I_total = new double[9];

    /// Joins what `state` tells. Allocates nothing.
    public void update(FrankaState state) {
        double ee = state.m_ee[0];
        double load = state.m_load[0];
        m_total = ee + load;
        Arrays.fill(F_x_Ctotal, 0);
        Arrays.fill(I_total, 0);
        if (!(m_total > 0)) {
            return;
        }
        for (int i = 0; i < 3; i++) {
            F_x_Ctotal[i] = (ee * state.F_x_Cee[i] + load * state.F_x_Cload[i]) / m_total;
        }
        add(ee, state.F_x_Cee, state.I_ee);
        add(load, state.F_x_Cload, state.I_load);
        steiner(-m_total, F_x_Ctotal);
    }

    /// Adds a body's inertia about the flange; a body without mass has none.
    private void add(double mass, double[] centre, double[] inertia) {
        if (mass == 0) {
            return;
        }
        for (int i = 0; i < 9; i++) {
            I_total[i] += inertia[i];
        }
        steiner(mass, centre);
    }

    private void steiner(double mass, double[] c) {
        double square = c[0] * c[0] + c[1] * c[1] + c[2] * c[2];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                I_total[row + 3 * column] += mass * ((row == column ? square : 0) - c[row] * c[column]);
            }
        }
    }
}
