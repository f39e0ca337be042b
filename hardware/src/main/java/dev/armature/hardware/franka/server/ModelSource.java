package dev.armature.hardware.franka.server;

import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.model.ModelLibrary;
import dev.armature.hardware.franka.model.Urdf;
import java.nio.charset.StandardCharsets;

/// The robot's model, as clients ask for it.
public interface ModelSource {

    /// A shared library with the functions of libfranka's model.
    ///
    /// @param architecture 0 x64, 1 x86, 2 ARM, 3 ARM64
    /// @param system 0 Linux, 1 Windows
    /// @return the file's bytes; none when there is no such library
    byte[] library(int architecture, int system);

    /// The robot as URDF in UTF-8; none when there is no such text.
    byte[] urdf();

    /// The model of `robot`: a library for Linux on x64, and its links as URDF.
    static ModelSource of(RobotDescription robot) {
        byte[] library = ModelLibrary.of(robot).bytes();
        byte[] urdf = Urdf.of(robot).getBytes(StandardCharsets.UTF_8);
        return new ModelSource() {
            @Override
            public byte[] library(int architecture, int system) {
                return architecture == 0 && system == 0 ? library : new byte[0];
            }

            @Override
            public byte[] urdf() {
                return urdf;
            }
        };
    }
}
