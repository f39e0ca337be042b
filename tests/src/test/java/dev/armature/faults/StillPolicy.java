package dev.armature.faults;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.core.TensorSpec;
import java.util.List;

/// A policy that keeps the arm at home, four steps at a time.
final class StillPolicy implements Policy {

    private static final ObservationSpec OBSERVATION = new ObservationSpec(
            List.of(TensorSpec.window("q", 1, List.of("j1", "j2", "j3", "j4", "j5", "j6", "j7"), "rad", "joints")));

    Observation observation() {
        return new Observation(OBSERVATION);
    }

    @Override
    public ObservationSpec observationSpec() {
        return OBSERVATION;
    }

    @Override
    public ActionSpec actionSpec() {
        return Chunks.JOINTS;
    }

    @Override
    public int horizon() {
        return 4;
    }

    @Override
    public long periodNanos() {
        return Rig.POLICY;
    }

    @Override
    public void reset(long seed) {
        // it has no memory
    }

    @Override
    public Status infer(Observation observation, ActionChunk out) {
        out.setStartNanos(observation.oldestCaptureNanos());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = Rig.PANDA.home().get(i % 7).floatValue();
        }
        return Status.OK;
    }

    @Override
    public long networkCalls() {
        return 0;
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
