package dev.armature.launch.doctor;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Library;
import dev.armature.sim.mujoco.Model;

/// Whether physics can run.
final class Mujoco {

    private static final String PENDULUM = """
            <mujoco><worldbody><body><joint type="hinge" axis="0 1 0"/>\
            <geom type="capsule" size="0.02" fromto="0 0 0 0.3 0 0"/></body></worldbody></mujoco>""";

    private Mujoco() {}

    static Finding look() {
        try (Model model = Model.parse("doctor", PENDULUM);
                Data data = model.newData()) {
            data.step(100);
            return Finding.ok("MuJoCo", Library.version() + ", steps");
        } catch (UserError e) {
            return Finding.fail("MuJoCo", String.valueOf(e.getMessage()), "");
        }
    }
}
