package dev.armature.sim.mujoco;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.internal.Native;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A compiled MJCF model (`mjModel`). Many [Data] on many threads may share one that nobody writes; an episode that
/// changes masses, colours or lights takes its own [#copy()].
///
/// Closing is safe in any order: data that still use the model keep it alive.
public final class Model implements AutoCloseable {

    private static final String WAY_OUT =
            "Correct the MJCF; its reference is mujoco.readthedocs.io/en/stable/XMLreference";

    private final String source;
    private final Native.Model pointer;
    private final Memory memory;
    private final Fields fields;
    private final DoubleBuffer timestep;

    private Model(String source, Native.Model pointer) {
        this.source = source;
        this.pointer = pointer;
        this.memory = new Memory("model", pointer);
        this.fields = new Fields(memory, new Fields.Source() {
            @Override
            public long address(String name, byte type) {
                return pointer.fieldAddress(name, type);
            }

            @Override
            public long count(String name, byte type) {
                return pointer.fieldCount(name, type);
            }

            @Override
            public String names(byte type) {
                return pointer.fieldNames(type);
            }
        });
        this.timestep = fields.doubles("opt.timestep");
    }

    /// Reads an MJCF file, and the files that it includes.
    ///
    /// @throws UserError when the file is missing or is not a model; the message has MuJoCo's text with its line
    public static Model load(Path file) {
        if (!Files.isRegularFile(file)) {
            String what = Files.exists(file) ? "is no file" : "no such file";
            throw new UserError(file.toString(), what, "Give the path of an MJCF model (.xml)");
        }
        if (!Files.isReadable(file)) {
            throw new UserError(file.toString(), "may not be read", "Give yourself the right to (chmod u+r).");
        }
        Library.load();
        try {
            return new Model(file.toString(), new Native.Model(file.toString()));
        } catch (MujocoException e) {
            throw refused(file.toString(), e);
        }
    }

    /// Compiles MJCF from memory.
    ///
    /// @param name what errors call it
    /// @param mjcf the text
    /// @throws UserError when it is not a model; the message has MuJoCo's text with its line
    public static Model parse(String name, String mjcf) {
        return parse(name, mjcf, Map.of());
    }

    /// Compiles MJCF from memory, with the files that it includes or takes meshes and textures from.
    ///
    /// @param files contents by file name, as the MJCF names them
    public static Model parse(String name, String mjcf, Map<String, byte[]> files) {
        Library.load();
        try (Native.Source source = new Native.Source()) {
            byte[] text = mjcf.getBytes(StandardCharsets.UTF_8);
            source.add(name, text, text.length);
            files.forEach((file, bytes) -> source.add(file, bytes, bytes.length));
            return new Model(name, new Native.Model(source));
        } catch (MujocoException e) {
            throw refused(name, e);
        }
    }

    /// A model of its own with the same contents, changes included.
    public Model copy() {
        return new Model(source, new Native.Model(pointer()));
    }

    /// The file that it was read from, or what [#parse(String, String)] was told to call it: for messages.
    public String source() {
        return source;
    }

    /// A new state of this model, at its initial configuration.
    public Data newData() {
        return new Data(this);
    }

    /// Length of the vector of positions, `qpos`.
    public int nq() {
        return pointer().nq();
    }

    /// Degrees of freedom: length of `qvel`.
    public int nv() {
        return pointer().nv();
    }

    /// Actuators: length of `ctrl`.
    public int nu() {
        return pointer().nu();
    }

    /// Length of `sensordata`.
    public int nsensordata() {
        return pointer().nsensordata();
    }

    /// How many objects of a kind there are.
    public int count(ObjType type) {
        return pointer().count(type.word());
    }

    /// The index of a named object.
    ///
    /// @throws UserError when there is none; the message names those that there are
    public int id(ObjType type, String name) {
        int id = pointer().id(type.word(), name);
        if (id < 0) {
            throw new UserError(
                    source, "no " + type.word() + " is named " + name, "It has: " + String.join(", ", names(type)));
        }
        return id;
    }

    /// Whether a named object exists.
    public boolean has(ObjType type, String name) {
        return pointer().id(type.word(), name) >= 0;
    }

    /// The name of an object; null when it has none.
    public @Nullable String name(ObjType type, int id) {
        return pointer().name(type.word(), id);
    }

    /// The names of all objects of a kind that have one, in the order of their indices.
    public List<String> names(ObjType type) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count(type); i++) {
            String name = name(type, i);
            if (name != null) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /// Where a joint's position begins in `qpos`.
    public int qposAddress(String joint) {
        return ints("jnt_qposadr").get(id(ObjType.JOINT, joint));
    }

    /// Where a joint's velocity begins in `qvel`, and its force in `qfrc_applied`.
    public int dofAddress(String joint) {
        return ints("jnt_dofadr").get(id(ObjType.JOINT, joint));
    }

    /// Where a sensor's numbers begin in `sensordata`.
    public int sensorAddress(String sensor) {
        return ints("sensor_adr").get(id(ObjType.SENSOR, sensor));
    }

    /// Seconds that one step takes.
    public double timestep() {
        return timestep.get(0);
    }

    /// A view of a `double` array by its name in `mjModel`, such as `body_mass`; also `opt.timestep`, `opt.gravity`.
    /// Made once: ask for it outside the tick. After the model is closed every use throws.
    public DoubleBuffer doubles(String field) {
        return fields.doubles(field);
    }

    /// As above for `float` arrays, such as `geom_rgba`, `light_diffuse`; also `vis.headlight.diffuse`.
    public FloatBuffer floats(String field) {
        return fields.floats(field);
    }

    /// As above for `int` arrays, such as `body_parentid`.
    public IntBuffer ints(String field) {
        return fields.ints(field);
    }

    /// As above for arrays of bytes and flags, such as `jnt_limited`.
    public ByteBuffer bytes(String field) {
        return fields.bytes(field);
    }

    /// Turns a feature on or off in this model, as MJCF's `option/flag` does.
    public void enable(Feature feature, boolean on) {
        pointer().enable(feature.word(), on);
    }

    /// Recomputes what MuJoCo derives from masses, positions and sizes. Call it after changing those.
    public void recompute() {
        pointer().recompute();
    }

    @Override
    public void close() {
        memory.close();
    }

    Native.Model pointer() {
        memory.check();
        return pointer;
    }

    private static UserError refused(String where, MujocoException e) {
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", ", ");
        return new UserError(where, text, WAY_OUT, e);
    }
}
