package dev.armature.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.ManualClock;
import dev.armature.hardware.franka.model.FciModel;
import dev.armature.hardware.franka.model.Flange;
import dev.armature.hardware.franka.model.Frame;
import dev.armature.hardware.franka.model.Payload;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.scene.Scenes;
import dev.armature.sim.twin.PandaTwin;
import dev.armature.sim.twin.TwinDescription;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What a libfranka client computes with the library that the twin sends is what MuJoCo does.
class ModelLibraryTest {

    /// MuJoCo does the same sums in another order, on torques of tens of N·m.
    private static final double SAME = 1e-9;

    private static final int DOF = 7;
    private static final double[] EARTH = {0, 0, -9.81};

    @Property(tries = 50, seed = "1")
    void shouldFeelWhatMujocoFeelsOnOurPanda(@ForAll long seed) {
        try (Model model = Scenes.load("lift")) {
            agree(model, seed);
        }
    }

    @Property(tries = 50, seed = "2")
    void shouldFeelWhatMujocoFeelsWhateverTheLinksWeigh(@ForAll long seed) {
        Random random = new Random(seed);
        try (Model model = Scenes.load("lift")) {
            for (String body : new String[] {"link1", "link2", "link3", "link4", "link5", "link6", "link7", "hand"}) {
                int id = model.id(ObjType.BODY, body);
                model.doubles("body_mass").put(id, random.nextDouble(0.3, 6));
                for (int k = 0; k < 3; k++) {
                    model.doubles("body_ipos").put(3 * id + k, random.nextDouble(-0.1, 0.1));
                    model.doubles("body_inertia").put(3 * id + k, random.nextDouble(0.01, 0.02));
                }
            }
            model.recompute();
            agree(model, seed);
        }
    }

    private static void agree(Model model, long seed) {
        RobotDescription robot = TwinDescription.of(model);
        Random random = new Random(seed);
        double[] q = robot.joints().stream()
                .mapToDouble(j -> random.nextDouble(j.qMin(), j.qMax()))
                .toArray();
        double[] dq = random.doubles(DOF, -2, 2).toArray();
        try (Data data = model.newData()) {
            new PandaTwin(model, data, new ManualClock(0)).start(q, 0);
            for (int i = 0; i < DOF; i++) {
                data.qvel().put(model.dofAddress("joint" + (i + 1)), dq[i]);
            }
            data.forward();
            forces(model, data, robot, q, dq);
            motion(model, data, robot, q);
        }
    }

    private static void forces(Model model, Data data, RobotDescription robot, double[] q, double[] dq) {
        FciModel library = new FciModel(robot);
        Payload hand = Payload.hand(robot);
        double[] M = new double[DOF * DOF];
        double[] c = new double[DOF];
        double[] g = new double[DOF];
        library.mass(q, hand.I(), hand.mass(), hand.F_x_C(), M);
        library.coriolis(q, dq, hand.I(), hand.mass(), hand.F_x_C(), c);
        library.gravity(q, hand.mass(), hand.F_x_C(), EARTH, g);
        int nv = model.nv();
        double[] full = new double[nv * nv];
        data.fullMass(full);
        for (int i = 0; i < DOF; i++) {
            int row = model.dofAddress("joint" + (i + 1));
            assertThat(c[i] + g[i]).isCloseTo(data.qfrcBias().get(row), within(SAME));
            for (int j = 0; j < DOF; j++) {
                double motor = i == j ? robot.links().get(i).armature() : 0;
                int at = row * nv + model.dofAddress("joint" + (j + 1));
                assertThat(M[DOF * j + i] + motor).isCloseTo(full[at], within(SAME));
            }
        }
    }

    private static void motion(Model model, Data data, RobotDescription robot, double[] q) {
        FciModel library = new FciModel(robot);
        double[] F_T_EE = Flange.F_T_EE(robot);
        double[] T = new double[16];
        double[] J = new double[6 * DOF];
        library.pose(Frame.END_EFFECTOR, q, F_T_EE, F_T_EE, T);
        library.zeroJacobian(Frame.END_EFFECTOR, q, F_T_EE, F_T_EE, J);
        int site = model.id(ObjType.SITE, "ee");
        int nv = model.nv();
        double[] jacp = new double[3 * nv];
        double[] jacr = new double[3 * nv];
        data.jacSite(site, jacp, jacr);
        for (int k = 0; k < 3; k++) {
            assertThat(T[12 + k]).isCloseTo(data.siteXpos().get(3 * site + k), within(SAME));
            for (int i = 0; i < DOF; i++) {
                int at = k * nv + model.dofAddress("joint" + (i + 1));
                assertThat(J[6 * i + k]).isCloseTo(jacp[at], within(SAME));
                assertThat(J[6 * i + 3 + k]).isCloseTo(jacr[at], within(SAME));
            }
        }
    }
}
