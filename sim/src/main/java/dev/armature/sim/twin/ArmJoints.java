package dev.armature.sim.twin;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.mujoco.ObjType;
import java.util.Locale;

/// Where a Panda's joints and actuators lie in a model: Armature's own or a user's (MuJoCo Menagerie's),
/// which are
/// named
/// alike.
///
/// @param qpos place of each arm joint in `qpos`
/// @param dof place of each arm joint in `qvel`
/// @param actuator actuator of each arm joint, or -1 where it has none
/// @param finger places of the two fingers in `qpos`
/// @param gripper actuator of the fingers
/// @param hand body whose frame is the flange turned by -45°
record ArmJoints(int[] qpos, int[] dof, int[] actuator, int[] finger, int gripper, int hand) {

    private static final int DOF = 7;

    /// @throws UserError when the model lacks a joint, the hand or the gripper's actuator
    static ArmJoints of(Model model) {
        int[] qpos = new int[DOF];
        int[] dof = new int[DOF];
        int[] actuator = new int[DOF];
        for (int i = 0; i < DOF; i++) {
            String name = "joint" + (i + 1);
            require(model, ObjType.JOINT, name);
            qpos[i] = model.qposAddress(name);
            dof[i] = model.dofAddress(name);
            actuator[i] = first(model, name, "actuator" + (i + 1));
        }
        require(model, ObjType.JOINT, "finger_joint1");
        require(model, ObjType.JOINT, "finger_joint2");
        int[] finger = {model.qposAddress("finger_joint1"), model.qposAddress("finger_joint2")};
        int gripper = first(model, "gripper", "actuator8");
        if (gripper < 0) {
            require(model, ObjType.ACTUATOR, "gripper");
        }
        return new ArmJoints(qpos, dof, actuator, finger, gripper, require(model, ObjType.BODY, "hand"));
    }

    private static int first(Model model, String name, String otherwise) {
        if (model.has(ObjType.ACTUATOR, name)) {
            return model.id(ObjType.ACTUATOR, name);
        }
        return model.has(ObjType.ACTUATOR, otherwise) ? model.id(ObjType.ACTUATOR, otherwise) : -1;
    }

    private static int require(Model model, ObjType type, String name) {
        if (!model.has(type, name)) {
            throw new UserError(
                    "the model",
                    "has no " + type.name().toLowerCase(Locale.ROOT) + " called '" + name + "'",
                    "A Panda's names are those of MuJoCo Menagerie's panda.xml: joint1..7, finger_joint1..2, hand.");
        }
        return model.id(type, name);
    }
}
