package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngEncoderTest {

    @Test
    void shouldComeBackPixelByPixel() throws IOException {
        int width = 37;
        int height = 21;
        byte[] rgb = new byte[width * height * 3];
        new Random(3).nextBytes(rgb);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(rgb, width, height)));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                int expected = (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
                assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldRejectASizeThatDoesNotFit() {
        assertThatThrownBy(() -> PngEncoder.encode(new byte[10], 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2×2");
        assertThatThrownBy(() -> PngEncoder.encode(new byte[0], 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
