package dev.armature.sim.perturb;

import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import us.ihmc.euclid.tuple4D.Quaternion;

/// Writes perturbations into one thread's own model, each from the nominal values, so that episodes do not
/// add up.
public final class PerturbedModel {

    private static final int FREE_JOINT = 0;

    private final Model model;
    private final Map<String, double[]> nominal = new TreeMap<>();
    private final Map<String, float[]> nominalFloats = new TreeMap<>();

    /// Takes the present values of `model` for the nominal ones.
    ///
    /// @param model not shared with another thread
    public PerturbedModel(Model model) {
        this.model = model;
        for (String field :
                new String[] {"light_dir", "cam_pos", "cam_quat", "geom_friction", "body_mass", "body_inertia"}) {
            DoubleBuffer view = model.doubles(field);
            double[] values = new double[view.capacity()];
            view.get(0, values);
            nominal.put(field, values);
        }
        for (String field :
                new String[] {"light_diffuse", "vis.headlight.diffuse", "vis.headlight.ambient", "mat_rgba"}) {
            FloatBuffer view = model.floats(field);
            float[] values = new float[view.capacity()];
            view.get(0, values);
            nominalFloats.put(field, values);
        }
    }

    /// Makes the model differ from nominal by `p`.
    public void apply(Perturbation p) {
        RandomGenerator r = new SplittableRandom(p.seed());
        for (String field : new String[] {"light_diffuse", "vis.headlight.diffuse", "vis.headlight.ambient"}) {
            FloatBuffer view = model.floats(field);
            float[] base = base(nominalFloats, field);
            for (int i = 0; i < base.length; i++) {
                view.put(i, (float) (base[i] * p.lightScale()));
            }
        }
        turnLights(p.lightDirectionRad());
        recolour(r, p.colourFraction());
        moveCameras(r, p.cameraTranslationM(), p.cameraRotationRad());
        scale("geom_friction", 3, 0, p.frictionScale());
        for (int body = 0; body < model.count(ObjType.BODY); body++) {
            if (movable(body)) {
                model.doubles("body_mass").put(body, base(nominal, "body_mass")[body] * p.massScale());
                for (int i = 3 * body; i < 3 * body + 3; i++) {
                    model.doubles("body_inertia").put(i, base(nominal, "body_inertia")[i] * p.massScale());
                }
            }
        }
        model.recompute();
    }

    /// Moves every free object by up to the perturbation's range, after the task has put it down.
    public void moveObjects(Perturbation p, Data data) {
        RandomGenerator r = new SplittableRandom(p.seed() ^ 0x6f626aL);
        for (int joint = 0; joint < model.count(ObjType.JOINT); joint++) {
            if (model.ints("jnt_type").get(joint) == FREE_JOINT) {
                int at = model.ints("jnt_qposadr").get(joint);
                for (int axis = 0; axis < 2; axis++) {
                    double shift = p.objectTranslationM() * (2 * r.nextDouble() - 1);
                    data.qpos().put(at + axis, data.qpos().get(at + axis) + shift);
                }
            }
        }
    }

    private void turnLights(double angle) {
        double[] dir = base(nominal, "light_dir");
        DoubleBuffer view = model.doubles("light_dir");
        for (int i = 0; i + 2 < dir.length; i += 3) {
            view.put(i, Math.cos(angle) * dir[i] - Math.sin(angle) * dir[i + 1]);
            view.put(i + 1, Math.sin(angle) * dir[i] + Math.cos(angle) * dir[i + 1]);
        }
    }

    private void recolour(RandomGenerator r, double range) {
        float[] rgba = base(nominalFloats, "mat_rgba");
        FloatBuffer view = model.floats("mat_rgba");
        for (int i = 0; i < rgba.length; i++) {
            double shift = i % 4 == 3 ? 0 : range * (2 * r.nextDouble() - 1);
            view.put(i, (float) Math.max(0, Math.min(1, rgba[i] + shift)));
        }
    }

    private void moveCameras(RandomGenerator r, double metres, double radians) {
        double[] pos = base(nominal, "cam_pos");
        double[] quat = base(nominal, "cam_quat");
        for (int i = 0; i < pos.length; i++) {
            model.doubles("cam_pos").put(i, pos[i] + metres * (2 * r.nextDouble() - 1));
        }
        model.doubles("cam_quat").put(0, quat);
        // a product with no turn at all may still differ in the last bit
        for (int i = 0; radians != 0 && i + 3 < quat.length; i += 4) {
            Quaternion turn = new Quaternion();
            turn.setRotationVector(
                    radians * (2 * r.nextDouble() - 1),
                    radians * (2 * r.nextDouble() - 1),
                    radians * (2 * r.nextDouble() - 1));
            Quaternion q = new Quaternion(quat[i + 1], quat[i + 2], quat[i + 3], quat[i]);
            q.multiply(turn);
            DoubleBuffer view = model.doubles("cam_quat");
            view.put(i, q.getS()).put(i + 1, q.getX()).put(i + 2, q.getY()).put(i + 3, q.getZ());
        }
    }

    private void scale(String field, int stride, int offset, double factor) {
        double[] base = base(nominal, field);
        DoubleBuffer view = model.doubles(field);
        for (int i = offset; i < base.length; i += stride) {
            view.put(i, base[i] * factor);
        }
    }

    private boolean movable(int body) {
        int joint = model.ints("body_jntadr").get(body);
        return joint >= 0 && model.ints("jnt_type").get(joint) == FREE_JOINT;
    }

    private static <T> T base(Map<String, T> values, String field) {
        T found = values.get(field);
        if (found == null) {
            throw new IllegalArgumentException(field + " was not kept");
        }
        return found;
    }
}
