package dev.armature.sim.mujoco.internal;

import dev.armature.sim.mujoco.MujocoException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.annotation.ByRef;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Const;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.Namespace;
import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.StdString;
import org.jspecify.annotations.Nullable;

/// What `src/main/native` declares, name by name. Its comments are the documentation. JavaCPP writes the JNI code from
/// this class when Maven builds the module.
@Platform(include = "armature_mujoco.h", link = "mujoco", library = "jniArmatureMujoco", compiler = "cpp17")
@Namespace("armature")
public final class Native {

    private Native() {}

    /// The version of the library that is loaded, such as 222 or 3014000.
    @Namespace("")
    @Name("mj_version")
    public static native int version();

    /// The version whose headers this was built with.
    public static native int builtWith();

    static {
        Loader.load();
    }

    /// MJCF in memory.
    public static final class Source extends Pointer {
        static {
            Loader.load();
        }

        public Source() {
            allocate();
        }

        private native void allocate();

        public native void add(String name, @Cast("const char*") byte[] bytes, int size);
    }

    /// `mjModel`.
    public static final class Model extends Pointer {
        static {
            Loader.load();
        }

        public Model(String path) {
            allocate(path);
        }

        public Model(Source source) {
            allocate(source);
        }

        public Model(Model other) {
            allocate(other);
        }

        private native void allocate(String path) throws MujocoException;

        private native void allocate(@Const @ByRef Source source) throws MujocoException;

        private native void allocate(@Const Model other) throws MujocoException;

        public native long fieldAddress(String name, byte type);

        public native long fieldCount(String name, byte type);

        public native @StdString String fieldNames(byte type);

        public native int nq();

        public native int nv();

        public native int nu();

        public native int nkey();

        public native int nsensordata();

        public native int count(String type) throws MujocoException;

        public native int id(String type, String name) throws MujocoException;

        public native @Nullable String name(String type, int id) throws MujocoException;

        public native void enable(String feature, boolean on) throws MujocoException;

        public native void recompute() throws MujocoException;
    }

    /// `mjData`.
    public static final class Data extends Pointer {
        static {
            Loader.load();
        }

        public Data(Model model) {
            allocate(model);
        }

        private native void allocate(@Const Model model) throws MujocoException;

        public native long fieldAddress(String name, byte type);

        public native long fieldCount(String name, byte type);

        public native @StdString String fieldNames(byte type);

        public native long scratchAddress();

        public native long scratchCount();

        public native int step(int n) throws MujocoException;

        public native int advance() throws MujocoException;

        public native int forward() throws MujocoException;

        public native int inverse() throws MujocoException;

        public native void reset() throws MujocoException;

        public native void resetKey(int key) throws MujocoException;

        public native @StdString String lastWarning();

        public native int instabilities();

        public native int contacts(long buffer, int capacity) throws MujocoException;

        public native void jacSite(int site) throws MujocoException;

        public native void jacBody(int body) throws MujocoException;

        public native void fullMass() throws MujocoException;

        public native void gravity() throws MujocoException;

        public native double ray(double px, double py, double pz, double vx, double vy, double vz, int bodyExclude)
                throws MujocoException;

        public native int rayGeom();

        public native int stateSize();

        public native void saveState() throws MujocoException;

        public native void loadState() throws MujocoException;
    }

    /// Pictures of `mjData`, from one thread.
    public static final class Renderer extends Pointer {
        static {
            Loader.load();
        }

        public Renderer(Model model, int width, int height, int shadows, int samples, boolean reflections) {
            allocate(model, width, height, shadows, samples, reflections);
        }

        private native void allocate(
                @Const Model model, int width, int height, int shadows, int samples, boolean reflections)
                throws MujocoException;

        public native long rgbAddress();

        public native long depthAddress();

        public native long idsAddress();

        public native @StdString String renderer() throws MujocoException;

        public native void group(int group, boolean shown);

        public native void look(
                double x, double y, double z, double distance, double azimuthDegrees, double elevationDegrees);

        public native void render(@Const Data data, int camera, boolean depth) throws MujocoException;

        public native void segment(@Const Data data, int camera) throws MujocoException;
    }
}
