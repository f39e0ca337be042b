package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LossCurveTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static LossCurve falling(double rate) {
        LossCurve curve = new LossCurve();
        for (int i = 1; i <= 20; i++) {
            curve.validated(100 * i, (float) (1.5 * Math.exp(-rate * i)));
            curve.add((float) Math.exp(-rate * i));
        }
        return curve;
    }

    private BufferedImage drawn(String name, LossCurve curve) throws IOException {
        Path png = folder.resolve(name);
        curve.draw(png);
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        return ImageIO.read(png.toFile());
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> out = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                out.add(image.getRGB(x, y));
            }
        }
        return out;
    }

    private static int differing(BufferedImage a, BufferedImage b) {
        int n = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                n += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return n;
    }

    @Test
    void shouldDrawAPictureOfItsOwn() throws IOException {
        BufferedImage slow = drawn("slow.png", falling(0.1));
        BufferedImage fast = drawn("fast.png", falling(0.3));
        assertThat(slow.getWidth()).isEqualTo(900);
        assertThat(slow.getHeight()).isEqualTo(500);
        assertThat(colours(slow)).as("two lines, axes, letters").hasSizeGreaterThan(4);
        assertThat(differing(slow, fast)).isGreaterThan(500);
        assertThat(differing(slow, drawn("again.png", falling(0.1)))).isZero();
    }

    @Test
    void shouldDrawNothingOfNothing() throws IOException {
        new LossCurve().draw(folder.resolve("none.png"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldDrawEachStepOfATrainingTooShortForAPoint() throws IOException {
        LossCurve flat = new LossCurve();
        LossCurve falling = new LossCurve();
        for (int i = 0; i < 60; i++) {
            flat.add(0.5f);
            falling.add(0.9f - 0.014f * i);
        }
        BufferedImage drawn = drawn("short.png", falling);
        assertThat(differing(drawn, drawn("flat.png", flat))).isGreaterThan(500);
        assertThat(falling.thinned()).hasSize(60).last().isEqualTo(new LossCurve.Point(60, 0.9f - 0.014f * 59));
    }

    @Test
    void shouldTakeMeansWhereThereAreMoreStepsThanPixels() {
        LossCurve curve = new LossCurve();
        for (int i = 0; i < 4500; i++) {
            curve.add(i % 3);
        }
        assertThat(curve.thinned())
                .hasSize(1500)
                .allSatisfy(p -> assertThat(p.loss()).isEqualTo(1));
        assertThat(curve.thinned().getLast().step()).isEqualTo(4500);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "0.5, NaN, 0.4, NaN",
        "NaN, NaN, NaN, NaN",
        "Infinity, 1, 1, Infinity",
        "0, 0.1, 0, 0.1",
        "1e30, 1e30, 1e-30, 1e-30"
    })
    void shouldDrawEvenATrainingThatWentAstray(float a, float b, float c, float d) throws IOException {
        LossCurve curve = new LossCurve();
        curve.add(a);
        curve.add(c);
        curve.validated(10, b);
        curve.validated(20, d);
        assertThat(drawn("astray.png", curve).getWidth()).isEqualTo(900);
    }

    @Test
    void shouldDrawASinglePoint() throws IOException {
        LossCurve curve = new LossCurve();
        curve.validated(10, 0.8f);
        assertThat(drawn("one.png", curve).getHeight()).isEqualTo(500);
    }

    @Property(tries = 100)
    void shouldReadBackItsNumbers(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int n) {
        Random random = new Random(seed);
        LossCurve curve = new LossCurve();
        int step = 0;
        for (int i = 0; i < n; i++) {
            step += 1 + random.nextInt(1000);
            curve.validated(step, random.nextFloat());
            curve.add(random.nextFloat());
        }
        LossCurve back = LossCurve.of(curve.toArray(), curve.losses());
        assertThat(back.points()).isEqualTo(curve.points());
        assertThat(back.losses()).isEqualTo(curve.losses());
        assertThat(Float.compare(back.lastValidation(), curve.lastValidation())).isZero();
    }

    @Test
    void shouldKnowTheLastValidationOrNone() {
        assertThat(new LossCurve().lastValidation()).isNaN();
        LossCurve curve = falling(0.1);
        curve.validated(3000, 0.25f);
        assertThat(curve.lastValidation()).isEqualTo(0.25f);
    }
}
