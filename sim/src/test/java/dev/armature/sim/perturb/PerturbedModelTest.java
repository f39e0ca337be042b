package dev.armature.sim.perturb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.scene.Scenes;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerturbedModelTest {

    /// Everything that an axis may touch, and some that must stay as it is whatever happens.
    private static final List<String> DOUBLES = List.of(
            "light_dir",
            "light_pos",
            "cam_pos",
            "cam_quat",
            "cam_fovy",
            "geom_friction",
            "geom_size",
            "geom_pos",
            "body_mass",
            "body_inertia",
            "body_pos",
            "body_subtreemass",
            "body_invweight0",
            "dof_invweight0",
            "dof_M0",
            "dof_damping",
            "jnt_range",
            "actuator_ctrlrange",
            "actuator_gainprm",
            "qpos0",
            "opt.gravity");

    private static final List<String> FLOATS = List.of(
            "light_diffuse",
            "light_ambient",
            "light_specular",
            "vis.headlight.diffuse",
            "vis.headlight.ambient",
            "mat_rgba",
            "geom_rgba");

    /// What MuJoCo derives from masses.
    private static final Set<String> MASSES =
            Set.of("body_mass", "body_inertia", "body_subtreemass", "body_invweight0", "dof_invweight0", "dof_M0");

    private final Model model = Scenes.load("place");
    private final PerturbedModel perturbed = new PerturbedModel(model);

    @AfterEach
    void close() {
        model.close();
    }

    /// One axis turned far enough to see, and the fields that it may change.
    record Axis(String name, PerturbationSpec spec, Set<String> fields) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Axis> axes() {
        return List.of(
                new Axis(
                        "light",
                        new PerturbationSpec(0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        Set.of("light_diffuse", "vis.headlight.diffuse", "vis.headlight.ambient")),
                new Axis(
                        "light direction",
                        new PerturbationSpec(0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        Set.of("light_dir")),
                new Axis("colour", new PerturbationSpec(0, 0, 0.3, 0, 0, 0, 0, 0, 0, 0, 0), Set.of("mat_rgba")),
                new Axis("camera place", new PerturbationSpec(0, 0, 0, 0.05, 0, 0, 0, 0, 0, 0, 0), Set.of("cam_pos")),
                new Axis("camera turn", new PerturbationSpec(0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0), Set.of("cam_quat")),
                new Axis("friction", new PerturbationSpec(0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0), Set.of("geom_friction")),
                new Axis("mass", new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0), MASSES),
                new Axis("objects", new PerturbationSpec(0, 0, 0, 0, 0, 0.05, 0, 0, 0, 0, 0), Set.of()),
                new Axis("actuators", new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0, 0), Set.of()),
                new Axis("latency", new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0), Set.of()),
                new Axis("dropped", new PerturbationSpec(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("axes")
    void shouldChangeWhatTheAxisSaysAndNothingElse(Axis axis) {
        TreeMap<String, double[]> nominal = values();
        perturbed.apply(axis.spec().sample(3));
        assertThat(changed(nominal)).isEqualTo(new TreeSet<>(axis.fields()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lift", "place", "insert"})
    void shouldRestoreTheNominalModelBitForBit(String scene) {
        try (Model own = Scenes.load(scene)) {
            TreeMap<String, double[]> nominal = values(own);
            PerturbedModel mine = new PerturbedModel(own);
            for (long seed = 0; seed < 20; seed++) {
                mine.apply(everything().sample(seed));
            }
            mine.apply(Perturbation.NONE);
            assertThat(changed(own, nominal)).isEmpty();
        }
    }

    @Test
    void shouldNotAddUpWhenAppliedAgainAndAgain() {
        Perturbation p = everything().sample(5);
        perturbed.apply(p);
        TreeMap<String, double[]> once = values();
        perturbed.apply(everything().sample(6));
        assertThat(changed(once)).isNotEmpty();
        perturbed.apply(p);
        assertThat(changed(once)).isEmpty();
    }

    @Test
    void shouldMakeTheObjectHeavierAndNotTheArm() {
        int object = model.id(ObjType.BODY, "object");
        int hand = model.id(ObjType.BODY, "hand");
        double mass = model.doubles("body_mass").get(object);
        double inertia = model.doubles("body_inertia").get(3 * object);
        double arm = model.doubles("body_mass").get(hand);
        perturbed.apply(new Perturbation(1, 1, 0, 0, 0, 0, 0, 1, 1.5, 1, 0, 0));
        assertThat(model.doubles("body_mass").get(object)).isEqualTo(1.5 * mass);
        assertThat(model.doubles("body_inertia").get(3 * object)).isEqualTo(1.5 * inertia);
        assertThat(model.doubles("body_mass").get(hand)).isEqualTo(arm);
    }

    @Test
    void shouldScaleSlidingFrictionOnly() {
        double[] before = values("geom_friction");
        perturbed.apply(new Perturbation(1, 1, 0, 0, 0, 0, 0, 0.5, 1, 1, 0, 0));
        double[] after = values("geom_friction");
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isEqualTo(before[i] * (i % 3 == 0 ? 0.5 : 1));
        }
    }

    @Test
    void shouldKeepColoursVisibleAndCamerasNear() {
        double[] pos = values("cam_pos");
        double[] quat = values("cam_quat");
        double[] rgba = values("mat_rgba");
        perturbed.apply(everything().sample(11));
        double[] moved = values("cam_pos");
        double[] turned = values("cam_quat");
        double[] dyed = values("mat_rgba");
        for (int i = 0; i < pos.length; i++) {
            assertThat(moved[i]).isCloseTo(pos[i], within(0.05));
        }
        for (int i = 0; i < quat.length; i += 4) {
            double dot = 0;
            double norm = 0;
            for (int k = i; k < i + 4; k++) {
                dot += quat[k] * turned[k];
                norm += turned[k] * turned[k];
            }
            assertThat(norm).isCloseTo(1, within(1e-12));
            // 0.1 rad about each axis is at most 0.1732 rad in all
            assertThat(2 * Math.acos(Math.min(1, Math.abs(dot)))).isBetween(1e-3, 0.1733);
        }
        for (int i = 0; i < rgba.length; i++) {
            assertThat(dyed[i]).isBetween(0.0, 1.0).isCloseTo(rgba[i], within(i % 4 == 3 ? 0 : 0.3 + 1e-6));
        }
    }

    @Test
    void shouldMoveFreeObjectsAlongTheTableWithinTheRange() {
        try (Data data = model.newData()) {
            Perturbation p = new PerturbationSpec(0, 0, 0, 0, 0, 0.05, 0, 0, 0, 0, 0).sample(2);
            int object = model.qposAddress("object");
            double[] before = new double[model.nq()];
            data.qpos().get(0, before);
            perturbed.moveObjects(p, data);
            double[] after = new double[model.nq()];
            data.qpos().get(0, after);
            for (int i = 0; i < before.length; i++) {
                if (i == object || i == object + 1) {
                    assertThat(after[i]).isNotEqualTo(before[i]).isCloseTo(before[i], within(0.05));
                } else {
                    assertThat(after[i]).isEqualTo(before[i]);
                }
            }
        }
    }

    private static PerturbationSpec everything() {
        return new PerturbationSpec(0.5, 0.5, 0.3, 0.05, 0.1, 0.03, 0.5, 0.5, 0.2, 0.3, 0.3);
    }

    private double[] values(String field) {
        return Objects.requireNonNull(values().get(field));
    }

    private TreeMap<String, double[]> values() {
        return values(model);
    }

    private Set<String> changed(TreeMap<String, double[]> before) {
        return changed(model, before);
    }

    private static Set<String> changed(Model model, TreeMap<String, double[]> before) {
        Set<String> out = new TreeSet<>();
        // compares bits, so that -0.0 is not 0.0
        values(model).forEach((field, now) -> {
            if (!Arrays.equals(now, before.get(field))) {
                out.add(field);
            }
        });
        return out;
    }

    private static TreeMap<String, double[]> values(Model model) {
        TreeMap<String, double[]> out = new TreeMap<>();
        for (String field : DOUBLES) {
            DoubleBuffer view = model.doubles(field);
            double[] values = new double[view.capacity()];
            view.get(0, values);
            out.put(field, values);
        }
        for (String field : FLOATS) {
            FloatBuffer view = model.floats(field);
            double[] values = new double[view.capacity()];
            for (int i = 0; i < values.length; i++) {
                values[i] = view.get(i);
            }
            out.put(field, values);
        }
        return out;
    }
}
