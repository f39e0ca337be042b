package dev.armature.core;

/// The element type of an array in an observation.
public enum DType {
    /// 32-bit IEEE float.
    FLOAT32,
    /// Unsigned byte, for pictures.
    UINT8
}
