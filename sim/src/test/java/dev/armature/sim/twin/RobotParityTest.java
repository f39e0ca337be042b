package dev.armature.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.arm.Panda;
import dev.armature.core.RobotState;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.scene.Scenes;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import org.ejml.data.DMatrixRMaj;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// The twin's MJCF and the controller's model are two descriptions of one robot: whatever a law computes with the one
/// must hold on the other.
class RobotParityTest {

    /// Both sides do the same sums in double precision in another order; lengths are below 2 m.
    private static final double ROUNDING = 1e-12;

    /// MuJoCo turns each inertia into its principal axes with an iterative eigenvalue solver, and the controller's
    /// fingers are points: theirs is twice 2.4e-6 kg·m² that it leaves out.
    private static final double INERTIA = 6e-6;

    private static final Model MODEL = Scenes.load("lift");
    private static final RobotDescription ROBOT = Panda.description();
    private static final int DOF = 7;

    private final Data data = MODEL.newData();
    private final PandaTwin twin = new PandaTwin(MODEL, data, new ManualClock(0));
    private final ArmModel arm = new ArmModel(ROBOT);

    @AfterProperty
    void closeData() {
        data.close();
    }

    @AfterContainer
    static void closeModel() {
        MODEL.close();
    }

    @Property(tries = 100, seed = "1")
    void shouldPutTheEndEffectorWhereTheControllerThinksItIs(@ForAll long seed) {
        RobotState state = new RobotState(DOF);
        place(seed);
        twin.read(state);
        RigidBodyTransform pose = new RigidBodyTransform();
        arm.pose(pose);
        assertThat(state.X_BE.epsilonEquals(pose, ROUNDING)).isTrue();
    }

    @Property(tries = 100, seed = "2")
    void shouldMoveTheEndEffectorAsTheControllersJacobianSays(@ForAll long seed) {
        place(seed);
        int nv = MODEL.nv();
        double[] jacp = new double[3 * nv];
        double[] jacr = new double[3 * nv];
        data.jacSite(MODEL.id(ObjType.SITE, "ee"), jacp, jacr);
        DMatrixRMaj J = new DMatrixRMaj(6, DOF);
        arm.jacobian(J);
        for (int joint = 0; joint < DOF; joint++) {
            int dof = MODEL.dofAddress("joint" + (joint + 1));
            for (int axis = 0; axis < 3; axis++) {
                assertThat(jacp[axis * nv + dof]).isCloseTo(J.get(axis, joint), within(ROUNDING));
                assertThat(jacr[axis * nv + dof]).isCloseTo(J.get(3 + axis, joint), within(ROUNDING));
            }
        }
    }

    @Property(tries = 100, seed = "3")
    void shouldFeelTheInertiaThatTheControllerComputes(@ForAll long seed) {
        place(seed);
        int nv = MODEL.nv();
        double[] full = new double[nv * nv];
        data.fullMass(full);
        DMatrixRMaj M = new DMatrixRMaj(DOF, DOF);
        arm.massMatrixWithArmature(M);
        for (int i = 0; i < DOF; i++) {
            for (int j = 0; j < DOF; j++) {
                int at = nv * MODEL.dofAddress("joint" + (i + 1)) + MODEL.dofAddress("joint" + (j + 1));
                assertThat(full[at]).isCloseTo(M.get(i, j), within(INERTIA));
            }
        }
    }

    @Property(tries = 100, seed = "4")
    void shouldWeighWhatTheControllerComputes(@ForAll long seed) {
        place(seed);
        double[] held = new double[MODEL.nv()];
        data.gravity(held);
        double[] g = new double[DOF];
        arm.gravity(g);
        for (int i = 0; i < DOF; i++) {
            // tens of N·m, so two digits fewer than lengths
            assertThat(held[MODEL.dofAddress("joint" + (i + 1))]).isCloseTo(g[i], within(1e-10));
        }
    }

    @Example
    void shouldStopAtTheRobotsLimits() {
        for (int i = 0; i < DOF; i++) {
            JointLimits limits = ROBOT.joints().get(i);
            String name = "joint" + (i + 1);
            int joint = MODEL.id(ObjType.JOINT, name);
            int motor = MODEL.id(ObjType.ACTUATOR, name);
            assertThat(pair("jnt_range", joint)).containsExactly(limits.qMin(), limits.qMax());
            assertThat(MODEL.bytes("jnt_limited").get(joint)).isEqualTo((byte) 1);
            assertThat(pair("actuator_ctrlrange", motor)).containsExactly(-limits.tau(), limits.tau());
            assertThat(MODEL.bytes("actuator_ctrllimited").get(motor)).isEqualTo((byte) 1);
            assertThat(MODEL.doubles("actuator_gear").get(6 * motor)).isEqualTo(1);
        }
        double finger = ROBOT.gripperWidthMax() / 2;
        for (String name : new String[] {"finger_joint1", "finger_joint2"}) {
            assertThat(pair("jnt_range", MODEL.id(ObjType.JOINT, name))).containsExactly(0, finger);
        }
    }

    private static double[] pair(String field, int index) {
        return new double[] {
            MODEL.doubles(field).get(2 * index), MODEL.doubles(field).get(2 * index + 1)
        };
    }

    /// Puts both arms at the same random place inside the limits, fingers closed: the controller's are.
    private void place(long seed) {
        Random random = new Random(seed);
        double[] q = ROBOT.joints().stream()
                .mapToDouble(j -> random.nextDouble(j.qMin(), j.qMax()))
                .toArray();
        twin.start(q, 0);
        twin.settle();
        arm.update(q, new double[DOF]);
    }
}
