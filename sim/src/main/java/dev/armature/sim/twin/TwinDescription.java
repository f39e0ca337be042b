package dev.armature.sim.twin;

import dev.armature.controller.arm.Panda;
import dev.armature.core.UserError;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import us.ihmc.euclid.transform.RigidBodyTransform;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

/// What the Panda in a model really is: lengths, masses and inertias as MuJoCo moves them, whoever wrote the MJCF.
/// What controllers compute from it, and the library that FCI clients are sent, then agree with the twin.
///
/// Limits, home and name stay the robot's own: those are what it promises, not what it weighs.
public final class TwinDescription {

    private static final int DOF = 7;
    /// How far a frame may lie from where Denavit and Hartenberg put it, in m and in the sine of an angle.
    private static final double ASTRAY = 1e-5;

    private final Model model;
    private final int[] arm = new int[DOF];
    private final int hand;
    private final RobotDescription panda = Panda.description();

    private TwinDescription(Model model) {
        this.model = model;
        ArmJoints.of(model);
        for (int i = 0; i < DOF; i++) {
            arm[i] = model.ints("jnt_bodyid").get(joint(i));
        }
        hand = model.id(ObjType.BODY, "hand");
    }

    /// The Panda in `model`, with fingers closed as part of its hand.
    ///
    /// @throws UserError when the model has no Panda's joints, or one is not where modified Denavit-Hartenberg has
    ///     it: turning about its own body's z, twisted about the x of the one before
    public static RobotDescription of(Model model) {
        return new TwinDescription(model).read();
    }

    private RobotDescription read() {
        List<Lump> lumps = new ArrayList<>();
        for (int i = 0; i < DOF; i++) {
            lumps.add(new Lump());
        }
        Lump carried = new Lump();
        for (int body = 1; body < model.count(ObjType.BODY); body++) {
            int link = link(body);
            if (link >= 0) {
                (below(body, hand) ? carried : lumps.get(link))
                        .add(mass(body), centre(body, arm[link]), principal(body));
            }
        }
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < DOF; i++) {
            links.add(link(i, lumps.get(i)));
        }
        RigidBodyTransform X_LE = pose(hand, arm[DOF - 1]);
        X_LE.appendTranslation(0, 0, PandaTwin.HAND_TO_EE);
        return new RobotDescription(
                panda.name(),
                panda.joints(),
                links,
                carried.link("hand", 0, 0, 0, 0),
                X_LE,
                panda.cartesian(),
                panda.home(),
                panda.gripperWidthMax());
    }

    private Link link(int i, Lump lump) {
        RigidBodyTransform X = pose(arm[i], i == 0 ? 0 : arm[i - 1]);
        double alpha = Math.atan2(X.getM21(), X.getM11());
        double cos = Math.cos(alpha);
        double sin = Math.sin(alpha);
        // Rx(alpha) Tx(a) Tz(d) leaves x where it was and reaches nothing along the turned y
        double aside = cos * X.getM13() + sin * X.getM23();
        if (Math.abs(X.getM10()) + Math.abs(X.getM20()) > ASTRAY || X.getM00() < 0 || Math.abs(aside) > ASTRAY) {
            throw refused(i, "its body is turned or moved in a way that a twist about the x before cannot reach");
        }
        double armature = model.doubles("dof_armature").get(model.dofAddress(name(i)));
        return lump.link(panda.links().get(i).name(), X.getM03(), cos * X.getM23() - sin * X.getM13(), alpha, armature);
    }

    private int joint(int i) {
        int joint = model.id(ObjType.JOINT, name(i));
        double reference = model.doubles("qpos0").get(model.qposAddress(name(i)));
        if (distance("jnt_pos", joint, 0, 0, 0) + distance("jnt_axis", joint, 0, 0, 1) + Math.abs(reference) > ASTRAY) {
            throw refused(i, "it does not turn about the z of its body from zero");
        }
        return joint;
    }

    private static String name(int i) {
        return "joint" + (i + 1);
    }

    /// The arm's body that `body` moves with when all other joints stand still; -1 for none.
    private int link(int body) {
        for (int at = body; at > 0; at = parent(at)) {
            for (int i = 0; i < DOF; i++) {
                if (arm[i] == at) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean below(int body, int top) {
        int at = body;
        while (at > 0 && at != top) {
            at = parent(at);
        }
        return at == top;
    }

    private int parent(int body) {
        return model.ints("body_parentid").get(body);
    }

    /// Pose of a body in one that it hangs on, all joints between at their reference; 0 is the world.
    private RigidBodyTransform pose(int body, int in) {
        RigidBodyTransform X = new RigidBodyTransform();
        for (int at = body; at != in; at = parent(at)) {
            if (at == 0) {
                throw new UserError(
                        model.source(),
                        "body '" + model.name(ObjType.BODY, body) + "' does not hang on '"
                                + model.name(ObjType.BODY, in) + "'",
                        "A Panda's joint1..7 follow one another in the tree, and the hand follows joint7.");
            }
            X.preMultiply(local("body_pos", "body_quat", at));
        }
        return X;
    }

    private RigidBodyTransform centre(int body, int in) {
        RigidBodyTransform X = pose(body, in);
        X.multiply(local("body_ipos", "body_iquat", body));
        return X;
    }

    private RigidBodyTransform local(String pos, String quat, int body) {
        DoubleBuffer p = model.doubles(pos);
        DoubleBuffer q = model.doubles(quat);
        // MuJoCo writes w first
        Quaternion turn =
                new Quaternion(q.get(4 * body + 1), q.get(4 * body + 2), q.get(4 * body + 3), q.get(4 * body));
        return new RigidBodyTransform(turn, vector(p, body));
    }

    private double mass(int body) {
        return model.doubles("body_mass").get(body);
    }

    private Vector3D principal(int body) {
        return vector(model.doubles("body_inertia"), body);
    }

    private double distance(String field, int index, double x, double y, double z) {
        Vector3D v = vector(model.doubles(field), index);
        v.sub(x, y, z);
        return v.norm();
    }

    private static Vector3D vector(DoubleBuffer from, int index) {
        return new Vector3D(from.get(3 * index), from.get(3 * index + 1), from.get(3 * index + 2));
    }

    private UserError refused(int i, String what) {
        return new UserError(
                model.source() + ": " + name(i),
                what,
                "Place frames as MuJoCo Menagerie's panda.xml does, the base at the world's origin: FCI's model knows"
                        + " no others.");
    }
}
