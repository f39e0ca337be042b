package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Jacobians, inertia, gravity, contacts and rays.
final class MechanicsTest {

    private static final double G = 9.81;

    /// Every kind of joint in one tree, with a branch and a body that has two joints.
    private static final String TREE = """
            <mujoco>
              <default><geom contype="0" conaffinity="0"/></default>
              <worldbody>
                <body name="base" pos="0 0 1">
                  <freejoint/>
                  <geom size="0.1" mass="3" pos="0.05 0 0"/>
                  <body name="shoulder" pos="0.3 0 0" euler="20 30 40">
                    <joint name="ball" type="ball" pos="0.02 0 0"/>
                    <geom type="capsule" size="0.03 0.1" mass="2" pos="0 0.1 0"/>
                    <body name="elbow" pos="0 0.3 0">
                      <joint name="slide" type="slide" axis="1 1 0"/>
                      <joint name="hinge" type="hinge" axis="0 1 1" pos="0 0.01 0"/>
                      <geom type="box" size="0.05 0.02 0.1" mass="1" pos="0 0 0.1"/>
                      <site name="hand" pos="0.1 0.2 0.3"/>
                    </body>
                  </body>
                  <body name="tail" pos="-0.3 0 0">
                    <joint name="wag" type="hinge" axis="0 0 1"/>
                    <geom type="capsule" size="0.02 0.1" mass="0.5" pos="-0.1 0 0" euler="0 90 0"/>
                  </body>
                </body>
              </worldbody>
            </mujoco>
            """;

    /// The model is shared by all tries: it is never written.
    private static final Model MODEL = Model.parse("tree.xml", TREE);

    private static Data pose(long seed) {
        Data data = MODEL.newData();
        Random random = new Random(seed);
        for (int i = 0; i < MODEL.nq(); i++) {
            data.qpos().put(i, random.nextGaussian());
        }
        data.forward();
        // MuJoCo normalises quaternions in what it computes; a step also does so in qpos
        data.qvel().put(0, new double[MODEL.nv()]);
        data.forward();
        return data;
    }

    @Property(tries = 50, seed = "1")
    void shouldHoldAgainstGravityWithTheBiasAtRest(@ForAll long seed) {
        try (Data data = pose(seed)) {
            double[] gravity = new double[MODEL.nv()];
            data.gravity(gravity);
            for (int i = 0; i < gravity.length; i++) {
                assertThat(gravity[i]).isCloseTo(data.qfrcBias().get(i), within(1e-11));
            }
        }
    }

    @Property(tries = 50, seed = "1")
    void shouldMapAccelerationsToForcesWithTheInertia(@ForAll long seed) {
        try (Data data = pose(seed)) {
            int nv = MODEL.nv();
            double[] mass = new double[nv * nv];
            data.fullMass(mass);
            Random random = new Random(~seed);
            double[] acceleration = new double[nv];
            for (int i = 0; i < nv; i++) {
                acceleration[i] = random.nextGaussian();
            }
            data.qacc().put(0, acceleration);
            data.inverse();
            for (int i = 0; i < nv; i++) {
                double force = data.qfrcBias().get(i);
                for (int j = 0; j < nv; j++) {
                    assertThat(mass[i * nv + j]).isCloseTo(mass[j * nv + i], within(1e-12));
                    force += mass[i * nv + j] * acceleration[j];
                }
                assertThat(data.qfrcInverse().get(i)).isCloseTo(force, within(1e-10));
            }
        }
    }

    @Property(tries = 20, seed = "1")
    void shouldMoveASiteAsItsJacobianSays(@ForAll long seed) {
        try (Data data = pose(seed);
                Data moved = MODEL.newData()) {
            int nv = MODEL.nv();
            int hand = MODEL.id(ObjType.SITE, "hand");
            int elbow = MODEL.id(ObjType.BODY, "elbow");
            double[] jacp = new double[3 * nv];
            double[] jacr = new double[3 * nv];
            double[] bodyJacp = new double[3 * nv];
            double[] bodyJacr = new double[3 * nv];
            data.jacSite(hand, jacp, jacr);
            data.jacBody(elbow, bodyJacp, bodyJacr);
            assertThat(bodyJacr).isEqualTo(jacr);
            assertThat(bodyJacp).isNotEqualTo(jacp);

            double tiny = 1e-6;
            for (int joint : new int[] {MODEL.dofAddress("slide"), MODEL.dofAddress("hinge"), 0, 1, 2}) {
                double[] q = new double[MODEL.nq()];
                data.qpos().get(0, q);
                // the free joint has one position more than it has velocities, the ball another
                q[joint < 3 ? joint : joint + 2] += tiny;
                moved.qpos().put(0, q);
                moved.forward();
                for (int axis = 0; axis < 3; axis++) {
                    double rate = (moved.siteXpos().get(3 * hand + axis)
                                    - data.siteXpos().get(3 * hand + axis))
                            / tiny;
                    assertThat(jacp[axis * nv + joint]).isCloseTo(rate, within(1e-5));
                }
            }
        }
    }

    @Test
    void shouldFeelTheWeightOfARestingBall() {
        try (Model model = Scenes.ball();
                Data data = model.newData()) {
            assertThat(data.contacts().count()).isZero();
            data.qpos().put(2, 0.1);
            data.step(3000);

            Contacts contacts = data.contacts();
            assertThat(contacts.count()).isEqualTo(1);
            assertThat(contacts.geom1(0)).isEqualTo(model.id(ObjType.GEOM, "floor"));
            assertThat(contacts.geom2(0)).isEqualTo(model.id(ObjType.GEOM, "ball"));
            assertThat(contacts.normalForce(0)).isCloseTo(G, within(1e-3));
            assertThat(contacts.tangentForce(0)).isCloseTo(0, within(1e-6));
            assertThat(contacts.distance(0)).isBetween(-0.002, 0.0);
            assertThat(contacts.normal(0, 2)).isEqualTo(1.0);
            assertThat(contacts.position(0, 2)).isCloseTo(0, within(0.001));
        }
    }

    @Test
    void shouldHoldAnyNumberOfContacts() {
        StringBuilder balls = new StringBuilder("<mujoco><worldbody><geom type='plane' size='9 9 1'/>");
        for (int i = 0; i < 100; i++) {
            balls.append("<body pos='%d %d 0.09'><freejoint/><geom size='0.1'/></body>".formatted(i % 10, i / 10));
        }
        try (Model model = Model.parse("balls.xml", balls + "</worldbody></mujoco>");
                Data data = model.newData()) {
            data.forward();

            Contacts contacts = data.contacts();
            assertThat(contacts.count()).isEqualTo(100);
            assertThat(contacts.geom2(99)).isPositive();
            assertThat(contacts.distance(99)).isCloseTo(-0.01, within(1e-9));
        }
    }

    @Test
    void shouldMeetTheFirstGeomOfARay() {
        try (Model model = Scenes.ball();
                Data data = model.newData()) {
            data.forward();
            double[] above = {0, 0, 2};
            double[] downwards = {0, 0, -1};
            assertThat(data.ray(above, downwards, -1)).isCloseTo(0.9, within(1e-9));
            assertThat(data.rayGeom()).isEqualTo(model.id(ObjType.GEOM, "ball"));
            assertThat(data.ray(above, downwards, model.id(ObjType.BODY, "ball")))
                    .isCloseTo(2, within(1e-9));
            assertThat(data.rayGeom()).isEqualTo(model.id(ObjType.GEOM, "floor"));
            assertThat(data.ray(above, new double[] {0, 0, 1}, -1)).isEqualTo(-1);
            assertThat(data.rayGeom()).isEqualTo(-1);
        }
    }
}
