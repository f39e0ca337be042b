package dev.armature.launch.report;

import java.util.Base64;
import java.util.List;

/// Camera pictures of one episode in the order in which they were taken.
///
/// @param caption whose episode it is and how it went
/// @param frames the pictures
public record Filmstrip(String caption, List<Frame> frames) {

    /// One picture.
    ///
    /// @param pngBase64 the PNG file in base64
    /// @param caption such as `2.4 s · grasped`
    public record Frame(String pngBase64, String caption) {

        /// The picture of a PNG file's bytes, see [PngEncoder].
        public static Frame of(byte[] png, String caption) {
            return new Frame(Base64.getEncoder().encodeToString(png), caption);
        }
    }

    /// Takes a copy.
    public Filmstrip {
        frames = List.copyOf(frames);
    }
}
