package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.testing.AllocationFree;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A camera 2 m above the ground looks straight down; up in the picture is +y, right is +x. The focal length is
/// 64 / tan 22.5° = 154.5 pixels.
final class RendererTest {

    private static final int EDGE = 128;

    /// A red cube ahead (+y) whose top is 1.8 m away, and a green one to the right (+x) whose top is 1.6 m away.
    private static final String CUBES = """
            <mujoco>
              <visual><headlight ambient="1 1 1" diffuse="0 0 0" specular="0 0 0"/></visual>
              <worldbody>
                <camera name="down" pos="0 0 2" fovy="45"/>
                <camera name="up" pos="0 0 2" euler="180 0 0" fovy="45"/>
                <geom name="red" type="box" size="0.1 0.1 0.1" pos="0 0.4 0.1" rgba="1 0 0 1"/>
                <geom name="green" type="box" size="0.1 0.1 0.2" pos="0.4 0 0.2" rgba="0 1 0 1"/>
                <geom name="hidden" type="box" size="0.1 0.1 0.1" pos="-0.4 0 0.1" rgba="0 0 1 1" group="3"/>
              </worldbody>
            </mujoco>
            """;

    private final ByteBuffer rgb = ByteBuffer.allocateDirect(3 * EDGE * EDGE);
    private final FloatBuffer depth = FloatBuffer.allocate(EDGE * EDGE);
    private final IntBuffer geoms = IntBuffer.allocate(EDGE * EDGE);
    private final Model model = Model.parse("cubes.xml", CUBES);
    private final Data data = model.newData();
    private final Renderer renderer = new Renderer(model, EDGE, EDGE, Quality.LEAN);
    private final int down = model.id(ObjType.CAMERA, "down");

    @BeforeEach
    void forward() {
        data.forward();
    }

    @AfterEach
    void close() {
        renderer.close();
        data.close();
        model.close();
    }

    @Test
    void shouldShowColoursTheRightWayUp() {
        renderer.render(data, down, rgb, depth);

        assertThat(colour(row(0.4, 1.8), 64)).isEqualTo("255 0 0");
        assertThat(colour(64, column(0.4, 1.6))).isEqualTo("0 255 0");
        assertThat(colour(64, 64)).isEqualTo("0 0 0");
    }

    @Test
    void shouldMeasureDepthInMetres() {
        renderer.render(data, down, rgb, depth);

        assertThat(depth.get(pixel(row(0.4, 1.8), 64))).isCloseTo(1.8f, within(0.002f));
        assertThat(depth.get(pixel(64, column(0.4, 1.6)))).isCloseTo(1.6f, within(0.002f));
        assertThat(depth.get(pixel(64, 64))).isGreaterThan(10f);
    }

    @Test
    void shouldNameTheGeomOfEachPixel() {
        renderer.segment(data, down, geoms);

        assertThat(geoms.get(pixel(row(0.4, 1.8), 64))).isEqualTo(model.id(ObjType.GEOM, "red"));
        assertThat(geoms.get(pixel(64, column(0.4, 1.6)))).isEqualTo(model.id(ObjType.GEOM, "green"));
        assertThat(geoms.get(pixel(64, 64))).isEqualTo(-1);
    }

    @Test
    void shouldShowGroupsOnDemand() {
        int there = pixel(64, column(-0.4, 1.8));
        renderer.segment(data, down, geoms);
        assertThat(geoms.get(there)).isEqualTo(-1);

        renderer.showGroup(3, true);
        renderer.segment(data, down, geoms);

        assertThat(geoms.get(there)).isEqualTo(model.id(ObjType.GEOM, "hidden"));
    }

    @Test
    void shouldDrawTheColoursOfACopyOfItsModel() {
        try (Model copy = model.copy();
                Data other = copy.newData()) {
            int red = model.id(ObjType.GEOM, "red");
            copy.floats("geom_rgba").put(4 * red, new float[] {0, 0, 1});
            other.forward();

            renderer.render(other, down, rgb, null);
            assertThat(colour(row(0.4, 1.8), 64)).isEqualTo("0 0 255");

            renderer.render(data, down, rgb, null);
            assertThat(colour(row(0.4, 1.8), 64)).isEqualTo("255 0 0");
        }
    }

    @Test
    void shouldKeepTwoRenderersOnOneThreadApart() {
        try (Renderer small = new Renderer(model, 16, 8, Quality.LEAN)) {
            ByteBuffer tiny = ByteBuffer.allocate(3 * 16 * 8);
            small.render(data, down, tiny, null);
            renderer.render(data, down, rgb, null);
            small.segment(data, down, IntBuffer.allocate(16 * 8));

            assertThat(colour(row(0.4, 1.8), 64)).isEqualTo("255 0 0");
        }
    }

    @Test
    void shouldLookFromAFreeCamera() {
        renderer.look(0, 0.4, 0.2, 1.5, 90, -90);
        renderer.render(data, Renderer.FREE_CAMERA, rgb, depth);

        assertThat(depth.get(pixel(64, 64))).isCloseTo(1.5f, within(0.002f));
        assertThat(colour(64, 64)).isEqualTo("255 0 0");
    }

    @Test
    void shouldCastShadowsWhenAsked() {
        String lit = CUBES.replace("<camera name=\"down\"", """
                <light pos="-1 0.4 2" dir="1 0 -2" directional="true" diffuse="1 1 1" ambient="0 0 0"/>
                <geom name="ground" type="plane" size="3 3 1"/>
                <camera name="down\"""")
                .replace("ambient=\"1 1 1\" diffuse", "ambient=\"0.2 0.2 0.2\" diffuse");
        try (Model shone = Model.parse("lit.xml", lit);
                Data at = shone.newData();
                Renderer plain = new Renderer(shone, EDGE, EDGE, Quality.LEAN);
                Renderer shadowy = new Renderer(shone, EDGE, EDGE, new Quality(1024, 0, false))) {
            at.forward();
            int shadow = pixel(row(0.4, 2), column(0.15, 2));
            plain.render(at, down, rgb, null);
            int bright = rgb.get(3 * shadow) & 0xff;
            shadowy.render(at, down, rgb, null);

            assertThat(rgb.get(3 * shadow) & 0xff).isLessThan(bright / 2);
        }
    }

    @Test
    void shouldRefuseOtherThreads() throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread stranger = Thread.ofPlatform().name("stranger").start(() -> {
            try {
                renderer.render(data, down, rgb, null);
            } catch (IllegalStateException e) {
                thrown[0] = e;
            }
        });
        stranger.join();

        assertThat(thrown[0]).hasMessageContaining("stranger").hasMessageContaining("make one on each thread");
    }

    @Test
    void shouldRefuseCamerasAndModelsThatItDoesNotKnow() {
        assertThatThrownBy(() -> renderer.render(data, 2, rgb, null)).isInstanceOf(IndexOutOfBoundsException.class);
        try (Model other = Scenes.ball();
                Data ball = other.newData()) {
            assertThatThrownBy(() -> renderer.render(ball, Renderer.FREE_CAMERA, rgb, null))
                    .isInstanceOf(MujocoException.class)
                    .hasMessageContaining("another model");
        }
    }

    @Test
    void shouldCloseTwiceAndThenRefuse() {
        Renderer gone = new Renderer(model, 8, 8, Quality.LEAN);
        gone.close();
        gone.close();

        assertThatThrownBy(() -> gone.render(data, down, rgb, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @AllocationFree(warmUp = 300, runs = 20)
    void shouldDrawWithoutAllocating() {
        renderer.render(data, down, rgb, depth);
        renderer.segment(data, down, geoms);
    }

    private static int row(double y, double distance) {
        return (int) (64 - 154.5 * y / distance);
    }

    private static int column(double x, double distance) {
        return (int) (64 + 154.5 * x / distance);
    }

    private static int pixel(int row, int column) {
        return row * EDGE + column;
    }

    private String colour(int row, int column) {
        int at = 3 * pixel(row, column);
        return (rgb.get(at) & 0xff) + " " + (rgb.get(at + 1) & 0xff) + " " + (rgb.get(at + 2) & 0xff);
    }
}
