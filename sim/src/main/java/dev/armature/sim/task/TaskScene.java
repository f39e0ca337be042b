package dev.armature.sim.task;

import dev.armature.core.RobotState;
import dev.armature.core.time.ManualClock;
import dev.armature.sim.mujoco.Contacts;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.twin.PandaTwin;
import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.Map;

/// A twin on its table, with words for where things are. The base frame is the world's.
public final class TaskScene implements AutoCloseable {

    private final Model model;
    private final Data data;
    private final ManualClock clock = new ManualClock(0);
    private final PandaTwin twin;
    private final RobotState state = new RobotState(7);
    private final DoubleBuffer xpos;
    private final DoubleBuffer mocapPos;
    private final Map<String, Integer> bodies = new HashMap<>();

    /// A scene in `model`, with simulation data of its own.
    public TaskScene(Model model) {
        this.model = model;
        this.data = new Data(model);
        this.twin = new PandaTwin(model, data, clock);
        this.xpos = data.xpos();
        this.mocapPos = data.doubles("mocap_pos");
    }

    /// The arm.
    public PandaTwin twin() {
        return twin;
    }

    /// The physics, for cameras and experts.
    public Data data() {
        return data;
    }

    /// The model, for cameras and perturbations.
    public Model model() {
        return model;
    }

    /// Simulated time, moved on by the twin.
    public ManualClock clock() {
        return clock;
    }

    /// Everything as the model says, simulated seconds at zero.
    public void clear() {
        data.reset();
    }

    /// The number of the body called `name`.
    public int body(String name) {
        Integer known = bodies.get(name);
        if (known == null) {
            known = model.id(ObjType.BODY, name);
            bodies.put(name, known);
        }
        return known;
    }

    /// Puts a free body upright on the table.
    ///
    /// @param joint its free joint
    /// @param x centre in m
    /// @param y as above
    /// @param z as above
    /// @param yaw about the vertical in rad
    public void placeFree(String joint, double x, double y, double z, double yaw) {
        int at = model.qposAddress(joint);
        data.qpos()
                .put(at, x)
                .put(at + 1, y)
                .put(at + 2, z)
                .put(at + 3, Math.cos(yaw / 2))
                .put(at + 4, 0)
                .put(at + 5, 0)
                .put(at + 6, Math.sin(yaw / 2));
    }

    /// Puts a fixed body (a mocap body in MuJoCo's words) somewhere on the table, in m.
    public void placeMocap(String name, double x, double y) {
        int at = 3 * model.ints("body_mocapid").get(body(name));
        mocapPos.put(at, x).put(at + 1, y).put(at + 2, 0);
    }

    /// Where a body is, in m.
    public double x(int body) {
        return xpos.get(3 * body);
    }

    /// Where a body is, in m.
    public double y(int body) {
        return xpos.get(3 * body + 1);
    }

    /// Where a body is, in m.
    public double z(int body) {
        return xpos.get(3 * body + 2);
    }

    /// Writes x, y, z of a body from `offset` on, in m.
    public void position(int body, float[] out, int offset) {
        for (int i = 0; i < 3; i++) {
            out[offset + i] = (float) xpos.get(3 * body + i);
        }
    }

    /// Speed of a free body in m/s.
    public double speed(String joint) {
        int at = model.dofAddress(joint);
        DoubleBuffer v = data.qvel();
        return Math.sqrt(v.get(at) * v.get(at) + v.get(at + 1) * v.get(at + 1) + v.get(at + 2) * v.get(at + 2));
    }

    /// How many contacts the geometry called `geom` has.
    public int contactsOf(String geom) {
        int id = model.id(ObjType.GEOM, geom);
        Contacts contacts = data.contacts();
        int n = 0;
        for (int i = 0; i < contacts.count(); i++) {
            if (contacts.geom1(i) == id || contacts.geom2(i) == id) {
                n++;
            }
        }
        return n;
    }

    /// Reads the arm afresh. Call it once per judgement or expert step, before [#eeX()] and the like.
    public void look() {
        twin.read(state);
    }

    /// End effector in the base frame, in m, at the last [#look()].
    public double eeX() {
        return state.X_BE.getTranslationX();
    }

    /// As [#eeX()].
    public double eeY() {
        return state.X_BE.getTranslationY();
    }

    /// As [#eeX()].
    public double eeZ() {
        return state.X_BE.getTranslationZ();
    }

    /// Opening between the fingers in m.
    public double gripperWidth() {
        return twin.gripperWidth();
    }

    /// Whether the gripper was last asked to close.
    public boolean gripperClosing() {
        return twin.gripperTarget() < 0.01;
    }

    /// From the end effector to a body's centre, in m.
    public double distanceToEe(int body) {
        double dx = x(body) - eeX();
        double dy = y(body) - eeY();
        double dz = z(body) - eeZ();
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /// Simulated seconds since [#clear()].
    public double timeSeconds() {
        return data.time();
    }

    @Override
    public void close() {
        data.close();
    }
}
