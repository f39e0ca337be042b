package dev.armature.sim.mujoco;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.internal.Native;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Draws [Data] without a window, through EGL. One renderer serves its model and all copies of it, whatever their
/// colours, lights and cameras are.
///
/// Only the thread that made it may use and close it. Making one takes about half a second: keep it. Pictures have
/// their rows from the top; nothing is allocated in drawing.
public final class Renderer implements AutoCloseable {

    /// Draws from where [#look] says instead of from a camera of the model.
    public static final int FREE_CAMERA = -1;

    private final Thread thread = Thread.currentThread();
    private final Native.Renderer pointer;
    private final Memory memory;
    private final int cameras;
    private final int width;
    private final int height;
    private final ByteBuffer rgb;
    private final FloatBuffer depth;
    private final IntBuffer ids;

    /// @param width pixels
    /// @param height pixels
    /// @throws UserError when the machine has no EGL
    public Renderer(Model model, int width, int height, Quality quality) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels");
        }
        this.width = width;
        this.height = height;
        cameras = model.count(ObjType.CAMERA);
        pointer = create(model, width, height, quality);
        memory = new Memory("renderer", pointer);
        long pixels = (long) width * height;
        rgb = memory.view(pointer.rgbAddress(), 3 * pixels);
        depth = memory.view(pointer.depthAddress(), Float.BYTES * pixels).asFloatBuffer();
        ids = memory.view(pointer.idsAddress(), Integer.BYTES * pixels).asIntBuffer();
    }

    private static Native.Renderer create(Model model, int width, int height, Quality quality) {
        try {
            return new Native.Renderer(
                    model.pointer(), width, height, quality.shadowSize(), quality.samples(), quality.reflections());
        } catch (MujocoException e) {
            throw new UserError(
                    "rendering",
                    String.valueOf(e.getMessage()),
                    "Install Mesa's EGL with: apt-get install libegl1 libegl-mesa0 libgl1-mesa-dri",
                    e);
        }
    }

    /// Width in pixels.
    public int width() {
        return width;
    }

    /// Height in pixels.
    public int height() {
        return height;
    }

    /// Which OpenGL draws, in its own words, such as `llvmpipe (LLVM 15.0.6, 256 bits)`.
    public String device() {
        return pointer().renderer();
    }

    /// Shows or hides the geoms of a group, 0 to 5. At first groups 0 to 2 are shown.
    public void showGroup(int group, boolean shown) {
        pointer().group(Objects.checkIndex(group, 6), shown);
    }

    /// Where [#FREE_CAMERA] looks at, world frame in m, and where it stands: distance in m and angles in degrees.
    public void look(double x, double y, double z, double distance, double azimuthDegrees, double elevationDegrees) {
        pointer().look(x, y, z, distance, azimuthDegrees, elevationDegrees);
    }

    /// Draws what a camera sees. Call [Data#forward()] after changing a state by hand.
    ///
    /// @param camera its index in the model, or [#FREE_CAMERA]
    /// @param rgb written from its position, which stays: 3 bytes each pixel
    /// @param depth written likewise unless null: metres along the camera's axis
    public void render(Data data, int camera, ByteBuffer rgb, @Nullable FloatBuffer depth) {
        pointer().render(data.pointer(), checked(camera), depth != null);
        rgb.put(rgb.position(), this.rgb, 0, 3 * width * height);
        if (depth != null) {
            depth.put(depth.position(), this.depth, 0, width * height);
        }
    }

    /// Finds the geom that a camera sees in each pixel.
    ///
    /// @param camera its index in the model, or [#FREE_CAMERA]
    /// @param geoms written from its position, which stays: the geom, or -1 where there is none
    public void segment(Data data, int camera, IntBuffer geoms) {
        pointer().segment(data.pointer(), checked(camera));
        geoms.put(geoms.position(), ids, 0, width * height);
    }

    @Override
    public void close() {
        confine();
        memory.close();
    }

    private int checked(int camera) {
        return camera == FREE_CAMERA ? camera : Objects.checkIndex(camera, cameras);
    }

    private Native.Renderer pointer() {
        confine();
        memory.check();
        return pointer;
    }

    private void confine() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("this renderer belongs to thread " + thread.getName() + ", not to "
                    + Thread.currentThread().getName() + ": make one on each thread that draws");
        }
    }
}
