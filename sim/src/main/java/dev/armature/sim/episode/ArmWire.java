package dev.armature.sim.episode;

import dev.armature.core.Plant;
import dev.armature.sim.twin.PandaTwin;

/// How an episode's loop reaches the twin: straight, or over the wire of the robot that the twin stands for.
public interface ArmWire extends AutoCloseable {

    /// What the loop reads and writes; the same for all episodes. Its writes move the twin on.
    Plant plant();

    /// The twin stands where the episode begins. From now on until [#end()] only this wire touches it.
    void begin();

    /// The episode has ended: nothing moves the twin any more.
    void end();

    @Override
    void close();

    /// No wire at all: the twin in process.
    static ArmWire straight(PandaTwin twin) {
        return new ArmWire() {
            @Override
            public Plant plant() {
                return twin;
            }

            @Override
            public void begin() {
                // the twin is always ready
            }

            @Override
            public void end() {
                // and stands still between ticks
            }

            @Override
            public void close() {
                // the scene owns it
            }
        };
    }
}
