package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.ActionChunk;
import dev.armature.core.Observation;
import dev.armature.core.Status;
import dev.armature.policies.diffusion.DiffusionPolicy;
import dev.armature.policies.onnx.Provider;
import dev.armature.policies.testing.ToyPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFolderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldRunWhatWasWritten() {
        ToyPolicy.write(folder, 3);
        try (PolicyFolder opened = PolicyFolder.open(folder);
                DiffusionPolicy policy = opened.newPolicy("rti:ddim:25,10,3,0")) {
            assertThat(opened.choice().provider()).isEqualTo(Provider.CPU);
            policy.reset(5);
            ActionChunk chunk = new ActionChunk(policy.actionSpec(), policy.horizon(), policy.periodNanos());
            Observation observation = ToyPolicy.observed(0.5, 0, 0);
            assertThat(policy.infer(observation, chunk)).isEqualTo(Status.OK);
            assertThat(policy.networkCalls()).isEqualTo(100);
            ToyPolicy.push(observation, 0.51, 0, ToyPolicy.PERIOD_NANOS);
            assertThat(policy.infer(observation, chunk)).isEqualTo(Status.OK);
            assertThat(policy.networkCalls()).isEqualTo(104);
            assertThat(chunk.startNanos()).isEqualTo(ToyPolicy.PERIOD_NANOS);
            assertThat(chunk.get(0, 3)).isIn(-1f, 1f);
            assertThat(chunk.finite()).isTrue();
        }
    }

    @Test
    void shouldReadBackTheManifest() {
        ToyPolicy.write(folder, 3);
        try (PolicyFolder opened = PolicyFolder.open(folder, Provider.AUTO)) {
            PolicyManifest expected =
                    ToyPolicy.manifest().withSha256(opened.manifest().network().sha256());
            assertThat(opened.manifest()).isEqualTo(expected);
            assertThat(opened.choice().toString()).contains("cpu", "cuda");
        }
    }
}
