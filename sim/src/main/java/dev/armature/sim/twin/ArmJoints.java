package dev.armature.sim.twin;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import java.util.Locale;

/// Where a Panda's joints and actuators lie in a model: Armature's own or a user's (MuJoCo Menagerie's), which
/// are named alike.
///
/// @param qpos place of each arm joint in `qpos`
/// @param dof place of each arm joint in `qvel`
/// @param actuator actuator of each arm joint, or -1 where it has none
/// @param finger places of the two fingers in `qpos`
/// @param gripper actuator of the fingers
/// @param hand body whose frame is the flange turned by -45°
record ArmJoints(int[] qpos, int[] dof, int[] actuator, int[] finger, int gripper, int hand) {

    private static final int DOF = 7;
    private static final int SLIDE = 2;
    private static final int HINGE = 3;

    /// @throws UserError when the model lacks a joint, the hand or the gripper's actuator, or has a joint too many
    static ArmJoints of(Model model) {
        int[] qpos = new int[DOF];
        int[] dof = new int[DOF];
        int[] actuator = new int[DOF];
        for (int i = 0; i < DOF; i++) {
            String name = "joint" + (i + 1);
            require(model, name, HINGE, "hinge");
            qpos[i] = model.qposAddress(name);
            dof[i] = model.dofAddress(name);
            actuator[i] = first(model, name, "actuator" + (i + 1));
        }
        if (model.has(ObjType.JOINT, "joint8")) {
            throw refused(model, "has a joint called 'joint8'");
        }
        require(model, "finger_joint1", SLIDE, "slider");
        require(model, "finger_joint2", SLIDE, "slider");
        int[] finger = {model.qposAddress("finger_joint1"), model.qposAddress("finger_joint2")};
        return new ArmJoints(qpos, dof, actuator, finger, gripper(model), require(model, ObjType.BODY, "hand"));
    }

    private static int gripper(Model model) {
        int gripper = first(model, "gripper", "actuator8");
        if (gripper < 0) {
            gripper = require(model, ObjType.ACTUATOR, "gripper");
        }
        if (!(model.doubles("actuator_ctrlrange").get(2 * gripper + 1) > 0)) {
            throw refused(
                    model,
                    "actuator '" + model.name(ObjType.ACTUATOR, gripper) + "' has no range, whose end means open");
        }
        return gripper;
    }

    private static int first(Model model, String name, String otherwise) {
        if (model.has(ObjType.ACTUATOR, name)) {
            return model.id(ObjType.ACTUATOR, name);
        }
        return model.has(ObjType.ACTUATOR, otherwise) ? model.id(ObjType.ACTUATOR, otherwise) : -1;
    }

    private static void require(Model model, String joint, int type, String word) {
        if (model.ints("jnt_type").get(require(model, ObjType.JOINT, joint)) != type) {
            throw refused(model, "joint '" + joint + "' is no " + word);
        }
    }

    private static int require(Model model, ObjType type, String name) {
        if (!model.has(type, name)) {
            throw refused(model, "has no " + type.name().toLowerCase(Locale.ROOT) + " called '" + name + "'");
        }
        return model.id(type, name);
    }

    private static UserError refused(Model model, String what) {
        return new UserError(
                model.source(),
                what,
                "A Panda's names are those of MuJoCo Menagerie's panda.xml: joint1..7, finger_joint1..2, hand,"
                        + " and actuators joint1..7 or actuator1..7, gripper or actuator8.");
    }
}
