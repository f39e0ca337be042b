package dev.armature.hardware.franka.server;

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

    /// No model at all.
    static ModelSource none() {
        return new ModelSource() {
            @Override
            public byte[] library(int architecture, int system) {
                return new byte[0];
            }

            @Override
            public byte[] urdf() {
                return new byte[0];
            }
        };
    }
}
