package dev.armature.sim.mujoco;

import dev.armature.sim.mujoco.internal.Native;
import java.nio.DoubleBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A state of a [Model] and what MuJoCo computes from it (`mjData`). One thread uses it at a time.
///
/// Views are MuJoCo's memory under its own names: read and write them with absolute positions (`qpos().get(0, array)`),
/// without allocation. Nothing in here allocates after construction, except where it says so.
public final class Data implements AutoCloseable {

    private final Model model;
    private final Native.Data pointer;
    private final Memory memory;
    private final Fields fields;
    private final DoubleBuffer scratch;
    private final int nv;
    private final int nbody;
    private final int nsite;
    private final DoubleBuffer time;
    private final DoubleBuffer qpos;
    private final DoubleBuffer qvel;
    private final DoubleBuffer qacc;
    private final DoubleBuffer ctrl;
    private final DoubleBuffer qfrcApplied;
    private final DoubleBuffer xfrcApplied;
    private final DoubleBuffer qfrcBias;
    private final DoubleBuffer qfrcConstraint;
    private final DoubleBuffer qfrcInverse;
    private final DoubleBuffer actuatorForce;
    private final DoubleBuffer sensordata;
    private final DoubleBuffer xpos;
    private final DoubleBuffer xquat;
    private final DoubleBuffer xmat;
    private final DoubleBuffer geomXpos;
    private final DoubleBuffer siteXpos;
    private final DoubleBuffer siteXmat;
    private final Contacts contacts = new Contacts();
    private int instabilities;

    /// The initial configuration of a model.
    public Data(Model model) {
        this.model = model;
        Native.Data data = new Native.Data(model.pointer());
        pointer = data;
        memory = new Memory("data", data);
        fields = new Fields(memory, new Fields.Source() {
            @Override
            public long address(String name, byte type) {
                return data.fieldAddress(name, type);
            }

            @Override
            public long count(String name, byte type) {
                return data.fieldCount(name, type);
            }

            @Override
            public String names(byte type) {
                return data.fieldNames(type);
            }
        });
        scratch = memory.view(data.scratchAddress(), data.scratchCount() * Double.BYTES)
                .asDoubleBuffer();
        nv = model.nv();
        nbody = model.count(ObjType.BODY);
        nsite = model.count(ObjType.SITE);
        time = fields.doubles("time");
        qpos = fields.doubles("qpos");
        qvel = fields.doubles("qvel");
        qacc = fields.doubles("qacc");
        ctrl = fields.doubles("ctrl");
        qfrcApplied = fields.doubles("qfrc_applied");
        xfrcApplied = fields.doubles("xfrc_applied");
        qfrcBias = fields.doubles("qfrc_bias");
        qfrcConstraint = fields.doubles("qfrc_constraint");
        qfrcInverse = fields.doubles("qfrc_inverse");
        actuatorForce = fields.doubles("actuator_force");
        sensordata = fields.doubles("sensordata");
        xpos = fields.doubles("xpos");
        xquat = fields.doubles("xquat");
        xmat = fields.doubles("xmat");
        geomXpos = fields.doubles("geom_xpos");
        siteXpos = fields.doubles("site_xpos");
        siteXmat = fields.doubles("site_xmat");
    }

    /// The model that this is a state of.
    public Model model() {
        return model;
    }

    /// Advances by `n` steps of [Model#timestep()], or until the state is not finite any more: see [#unstable()].
    ///
    /// @throws MujocoException on a fatal error; after it only [#reset()] is allowed
    public void step(int n) {
        instabilities = pointer().step(n);
    }

    /// Advances by one step and leaves poses and everything else that follows from the state up to date, where
    /// [#step(int)] leaves them one step old. Costs the same. Call [#forward()] before the first; not for
    /// the Runge-Kutta integrator.
    ///
    /// @throws MujocoException as [#step(int)]
    public void advance() {
        instabilities = pointer().advance();
    }

    /// Computes everything that follows from the state, without advancing time (`mj_forward`).
    public void forward() {
        instabilities = pointer().forward();
    }

    /// Computes `qfrc_inverse` from position, velocity and acceleration (`mj_inverse`).
    public void inverse() {
        instabilities = pointer().inverse();
    }

    /// Back to the initial configuration. Call [#forward()] before reading what is computed.
    public void reset() {
        pointer().reset();
        instabilities = 0;
    }

    /// To a keyframe of the model.
    public void resetKey(int key) {
        pointer().resetKey(key);
        instabilities = 0;
    }

    /// Whether a position, velocity or acceleration was not finite, or huge, since the last reset. MuJoCo then starts
    /// again from the initial configuration: what follows means nothing.
    public boolean unstable() {
        return instabilities > 0;
    }

    /// MuJoCo's last warning since the last reset; null when it gave none. Allocates.
    public @Nullable String lastWarning() {
        String text = pointer().lastWarning();
        return text.isEmpty() ? null : text;
    }

    /// Simulated time in seconds.
    public double time() {
        return time.get(0);
    }

    /// Positions: joint angles in radians, sliders in metres, free joints as position and quaternion (w first).
    public DoubleBuffer qpos() {
        return qpos;
    }

    /// Velocities, rad/s and m/s; `nv` of them.
    public DoubleBuffer qvel() {
        return qvel;
    }

    /// Accelerations, `nv`.
    public DoubleBuffer qacc() {
        return qacc;
    }

    /// What the actuators are told, `nu`; the unit is the actuator's.
    public DoubleBuffer ctrl() {
        return ctrl;
    }

    /// Forces applied from outside at the degrees of freedom, N·m and N, `nv`.
    public DoubleBuffer qfrcApplied() {
        return qfrcApplied;
    }

    /// Forces applied from outside at each body's centre of mass, world frame: force in N, then torque in N·m.
    public DoubleBuffer xfrcApplied() {
        return xfrcApplied;
    }

    /// Coriolis, centrifugal and gravitational forces, `nv`.
    public DoubleBuffer qfrcBias() {
        return qfrcBias;
    }

    /// Forces of contacts, limits and joint friction, `nv`.
    public DoubleBuffer qfrcConstraint() {
        return qfrcConstraint;
    }

    /// What [#inverse()] computes, `nv`.
    public DoubleBuffer qfrcInverse() {
        return qfrcInverse;
    }

    /// Force of each actuator, `nu`.
    public DoubleBuffer actuatorForce() {
        return actuatorForce;
    }

    /// All sensors one after the other: see [Model#sensorAddress(String)].
    public DoubleBuffer sensordata() {
        return sensordata;
    }

    /// Position of each body in the world, m, 3 each.
    public DoubleBuffer xpos() {
        return xpos;
    }

    /// Orientation of each body in the world as a quaternion, w first, 4 each.
    public DoubleBuffer xquat() {
        return xquat;
    }

    /// Orientation of each body in the world as a rotation matrix by rows, 9 each.
    public DoubleBuffer xmat() {
        return xmat;
    }

    /// Position of each geom in the world, m, 3 each.
    public DoubleBuffer geomXpos() {
        return geomXpos;
    }

    /// Position of each site in the world, m, 3 each.
    public DoubleBuffer siteXpos() {
        return siteXpos;
    }

    /// Orientation of each site in the world as a rotation matrix by rows, 9 each.
    public DoubleBuffer siteXmat() {
        return siteXmat;
    }

    /// A view of any other `double` array by its name in `mjData`. Made once: ask for it outside the tick.
    public DoubleBuffer doubles(String field) {
        return fields.doubles(field);
    }

    /// The contacts of the last step or forward. Always the same object, filled anew.
    public Contacts contacts() {
        contacts.fill(pointer());
        return contacts;
    }

    /// The Jacobian of a site's origin, world frame.
    ///
    /// @param jacp written: translation, 3 × `nv` by rows
    /// @param jacr written: rotation, 3 × `nv` by rows
    public void jacSite(int site, double[] jacp, double[] jacr) {
        Native.Data data = pointer();
        data.jacSite(Objects.checkIndex(site, nsite));
        readJacobian(jacp, jacr);
    }

    /// The Jacobian of a body's origin; as above.
    public void jacBody(int body, double[] jacp, double[] jacr) {
        Native.Data data = pointer();
        data.jacBody(Objects.checkIndex(body, nbody));
        readJacobian(jacp, jacr);
    }

    private void readJacobian(double[] jacp, double[] jacr) {
        scratch.get(0, jacp, 0, 3 * nv);
        scratch.get(3 * nv, jacr, 0, 3 * nv);
    }

    /// The inertia matrix in joint space.
    ///
    /// @param out written: `nv` × `nv`
    public void fullMass(double[] out) {
        pointer().fullMass();
        scratch.get(0, out, 0, nv * nv);
    }

    /// The generalised force that holds every body against gravity: `qfrc_bias` at rest.
    ///
    /// @param out written: `nv`
    public void gravity(double[] out) {
        pointer().gravity();
        scratch.get(0, out, 0, nv);
    }

    /// How far it is from a point along a direction to the surface of a geom.
    ///
    /// @param point world frame, m
    /// @param direction world frame; the result is in its lengths
    /// @param bodyExclude a body whose geoms the ray passes through; -1 for none
    /// @return -1 when it meets nothing; [#rayGeom()] says what it met
    public double ray(double[] point, double[] direction, int bodyExclude) {
        return pointer().ray(point[0], point[1], point[2], direction[0], direction[1], direction[2], bodyExclude);
    }

    /// The geom that the last ray met; -1 when it met nothing.
    public int rayGeom() {
        return pointer().rayGeom();
    }

    /// Length of a saved state.
    public int stateSize() {
        return pointer().stateSize();
    }

    /// Everything that the next step depends on: stepping from it again gives the same bits.
    ///
    /// @param out written: [#stateSize()] numbers
    public void saveState(double[] out) {
        Native.Data data = pointer();
        data.saveState();
        scratch.get(0, out, 0, data.stateSize());
    }

    /// Takes back what [#saveState(double\[\])] saved.
    public void loadState(double[] state) {
        Native.Data data = pointer();
        scratch.put(0, state, 0, data.stateSize());
        data.loadState();
    }

    @Override
    public void close() {
        memory.close();
    }

    Native.Data pointer() {
        memory.check();
        return pointer;
    }
}
