package dev.armature.sim.task;

/// A scripted operator for one episode. It looks at the scene afresh at every step, so it recovers from being
/// pushed.
public interface Expert {

    /// Decides where the end effector should be one policy period from now.
    ///
    /// @param out x, y, z of the end effector in the base frame in m, then the gripper: -1 close, +1 open;
    /// overwritten
    void act(TaskScene scene, float[] out);
}
