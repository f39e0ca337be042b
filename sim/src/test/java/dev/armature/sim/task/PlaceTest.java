package dev.armature.sim.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.sim.episode.Disturbance;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.episode.ExpertActor;
import dev.armature.sim.mujoco.Model;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.scene.Scenes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlaceTest extends TaskContract {

    private final Place place = new Place();

    PlaceTest() {
        super(new Place());
    }

    @Override
    long[] expertSeeds() {
        return new long[] {1, 2};
    }

    @Test
    void shouldBeDoneOnBothSidesOfThePillar() {
        Set<Boolean> sides = new HashSet<>();
        try (Model model = Scenes.load("place");
                EpisodeRunner runner = new EpisodeRunner(place, model, PerturbationSpec.NONE)) {
            for (long seed = 10; seed < 15; seed++) {
                List<Double> beside = new ArrayList<>();
                runner.run(seed, new ExpertActor(place), Disturbance.none(), step -> {
                    TaskScene scene = step.scene();
                    if (Math.abs(scene.eeY() - scene.y(scene.body("obstacle"))) < 0.06) {
                        beside.add(scene.eeX() - scene.x(scene.body("obstacle")));
                    }
                });
                // the pillar's radius is 0.035 m and the block's half 0.02 m: nobody goes through the middle
                assertThat(beside).as("seed %d", seed).isNotEmpty().allMatch(x -> Math.abs(x) > 0.055);
                sides.add(beside.getFirst() > 0);
            }
        }
        assertThat(sides).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void shouldFailWhenThePillarIsTouched() {
        try (Model model = Scenes.load("place");
                TaskScene scene = new TaskScene(model)) {
            scene.clear();
            scene.twin().start(place.ready(), 0.08);
            place.reset(scene, new SplittableRandom(3));
            scene.placeFree("object", 0.5, 0, 0.1, 0);
            scene.placeMocap("obstacle", 0.5, 0);
            scene.twin().settle();
            scene.look();
            Progress progress = new Progress(place.milestones());
            place.judge(scene, progress);
            assertThat(progress.failure()).isEqualTo("touched the pillar");
        }
    }

    @Test
    void shouldNotCountAsPlacedWhenTheBlockIsStillInTheHand() {
        try (Model model = Scenes.load("place");
                TaskScene scene = new TaskScene(model)) {
            scene.clear();
            scene.twin().start(place.ready(), 0.04);
            scene.placeFree("object", 0.5, 0.27, Place.OBJECT_HALF_HEIGHT + 0.006, 0);
            scene.placeMocap("tray", 0.5, 0.27);
            scene.twin().settle();
            scene.look();
            Progress progress = new Progress(place.milestones());
            for (int i = 0; i < 4; i++) {
                progress.reach(i, true, 0);
            }
            place.judge(scene, progress);
            assertThat(progress.success()).isFalse();
            scene.twin().start(place.ready(), 0.08);
            scene.twin().settle();
            place.judge(scene, progress);
            assertThat(progress.success()).isTrue();
        }
    }
}
