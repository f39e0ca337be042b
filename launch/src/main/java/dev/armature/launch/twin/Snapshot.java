package dev.armature.launch.twin;

import dev.armature.launch.report.PngEncoder;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import dev.armature.sim.mujoco.Quality;
import dev.armature.sim.mujoco.Renderer;
import dev.armature.sim.task.TaskScene;
import java.nio.ByteBuffer;

/// A picture of a scene for people: from its camera `front`, or where it has none from before the arm on its left.
/// Belongs to the thread that made it.
public final class Snapshot implements AutoCloseable {

    private static final String CAMERA = "front";
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final TaskScene scene;
    private final int camera;
    private final Renderer renderer;

    /// @throws dev.armature.core.UserError when the machine has no EGL
    public Snapshot(TaskScene scene) {
        this.scene = scene;
        Model model = scene.model();
        camera = model.has(ObjType.CAMERA, CAMERA) ? model.id(ObjType.CAMERA, CAMERA) : Renderer.FREE_CAMERA;
        renderer = new Renderer(model, WIDTH, HEIGHT, Quality.PRETTY);
        renderer.look(0.3, 0, 0.35, 1.7, 140, -20);
    }

    /// The scene as it is now.
    ///
    /// @return a PNG file
    public byte[] png() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        ByteBuffer pixels = ByteBuffer.wrap(rgb);
        renderer.render(scene.data(), camera, pixels, null);
        return PngEncoder.encode(rgb, WIDTH, HEIGHT);
    }

    @Override
    public void close() {
        renderer.close();
    }
}
