package dev.armature.launch.doctor;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.Data;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.Quality;
import dev.armature.sim.mujoco.Renderer;
import java.nio.ByteBuffer;

/// Whether pictures can be drawn without a window, and by what.
final class Rendering {

    private static final int SIDE = 64;
    private static final String BALL = """
            <mujoco><worldbody><light pos="0 0 2"/><geom size="0.3" rgba="1 0 0 1"/></worldbody></mujoco>""";

    private Rendering() {}

    static Finding look() {
        try (Model model = Model.parse("doctor", BALL);
                Data data = model.newData();
                Renderer renderer = new Renderer(model, SIDE, SIDE, Quality.LEAN)) {
            ByteBuffer rgb = ByteBuffer.allocateDirect(3 * SIDE * SIDE);
            data.forward();
            renderer.look(0, 0, 0, 1, 0, -20);
            renderer.render(data, Renderer.FREE_CAMERA, rgb, null);
            int middle = 3 * (SIDE * SIDE / 2 + SIDE / 2);
            boolean red = (rgb.get(middle) & 0xff) > (rgb.get(middle + 1) & 0xff);
            return red
                    ? Finding.ok("rendering", "EGL, " + renderer.device())
                    : Finding.fail(
                            "rendering",
                            "EGL, " + renderer.device() + ": a red ball is not red",
                            "Another OpenGL driver may do; LIBGL_ALWAYS_SOFTWARE=1 takes Mesa's own.");
        } catch (UserError e) {
            return Finding.fail("rendering", String.valueOf(e.getMessage()), "");
        }
    }
}
