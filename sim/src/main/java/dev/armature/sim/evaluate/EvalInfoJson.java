package dev.armature.sim.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.sim.evaluate.statistics.Interval;
import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.evaluate.statistics.SuccessRate;
import java.util.LinkedHashMap;
import java.util.Map;

/// The JSON of an [EvalInfo], keys always in the same order.
final class EvalInfoJson {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvalInfoJson() {}

    static String write(EvalInfo info) {
        ObjectNode root = NODES.objectNode();
        root.put("format", "armature eval_info 1");
        root.put("task", info.task());
        root.put("perturbation", info.perturbation());
        root.put("code_commit", info.codeCommit());
        root.put("command", info.command());
        root.setAll(policy(info.policies().getFirst()));
        ArrayNode compared = root.putArray("compared");
        for (PolicyResults other : info.policies().subList(1, info.policies().size())) {
            compared.add(policy(other));
        }
        EvaluationTable table = EvaluationTable.of(info.policies());
        root.put("alpha", table.alpha());
        ArrayNode pairs = root.putArray("pairs");
        for (PairComparison pair : table.pairs()) {
            pairs.add(pair(pair));
        }
        root.set("timing", timing(info));
        try {
            return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    private static ObjectNode policy(PolicyResults policy) {
        ObjectNode node = NODES.objectNode();
        node.putObject("policy")
                .put("name", policy.name())
                .put("sampler", policy.sampler())
                .put("sha256", policy.policySha256());
        node.set("overall", overall(policy));
        ArrayNode episodes = node.putArray("per_episode");
        for (EpisodeResult episode : policy.episodes()) {
            episodes.add(episode(episode, episodes.size()));
        }
        return node;
    }

    /// The reward is LeRobot's sparse one: 1 at success.
    private static ObjectNode overall(PolicyResults policy) {
        SuccessRate success = policy.success();
        ObjectNode node = NODES.objectNode();
        node.put("avg_sum_reward", success.mean());
        node.put("avg_max_reward", success.mean());
        node.put("pc_success", 100 * success.mean());
        node.put("n_episodes", success.n());
        percent(node.putArray("pc_success_posterior95"), success.posterior95());
        percent(node.putArray("pc_success_wilson95"), success.wilson95());
        node.put("network_calls_per_step", policy.callsPerStep());
        node.put("network_calls_per_episode", policy.callsPerEpisode());
        node.put("jerk_m", policy.jerk());
        node.put("simulated_s_per_episode", policy.simulatedSeconds());
        counts(node.putObject("milestones"), policy, false);
        counts(node.putObject("failures"), policy, true);
        return node;
    }

    private static void counts(ObjectNode node, PolicyResults policy, boolean failures) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (EpisodeResult episode : policy.episodes()) {
            if (failures && !episode.failure().isEmpty()) {
                counts.merge(episode.failure(), 1, Integer::sum);
            } else if (!failures) {
                episode.milestones().forEach(milestone -> counts.merge(milestone.name(), 1, Integer::sum));
            }
        }
        counts.forEach(node::put);
    }

    private static ObjectNode episode(EpisodeResult episode, int index) {
        ObjectNode node = NODES.objectNode();
        node.put("episode_ix", index);
        node.put("seed", episode.seed());
        node.put("success", episode.success());
        node.put("sum_reward", episode.success() ? 1.0 : 0.0);
        node.put("max_reward", episode.success() ? 1.0 : 0.0);
        node.put("steps", episode.steps());
        node.put("network_calls", episode.networkCalls());
        node.put("first_network_calls", episode.firstNetworkCalls());
        node.put("jerk_m", episode.jerk());
        node.put("simulated_s", episode.simulatedSeconds());
        ObjectNode milestones = node.putObject("milestones_s");
        episode.milestones().forEach(milestone -> milestones.put(milestone.name(), milestone.atSeconds()));
        node.put("failure", episode.failure());
        node.put("perturbation", episode.perturbation());
        return node;
    }

    private static ObjectNode pair(PairComparison pair) {
        return NODES.objectNode()
                .put("a", pair.a())
                .put("b", pair.b())
                .put("pairs", pair.pairs())
                .put("a_only", pair.aOnly())
                .put("b_only", pair.bOnly())
                .put("ln_e_a_better", pair.logEvidenceForA())
                .put("ln_e_b_better", pair.logEvidenceForB())
                .put("decision", pair.decision().name())
                .put("stopped_at", pair.stoppedAt());
    }

    private static ObjectNode timing(EvalInfo info) {
        ObjectNode node = NODES.objectNode();
        node.put("machine", info.machine());
        ArrayNode policies = node.putArray("policies");
        for (int i = 0; i < info.policies().size(); i++) {
            PolicyResults policy = info.policies().get(i);
            double seconds = info.evalSeconds().get(i);
            ObjectNode own = policies.addObject();
            own.put("name", policy.name());
            own.put("eval_s", seconds);
            own.put("eval_ep_s", seconds / Math.max(1, policy.episodes().size()));
            own.set("inference", latency(policy.latency()));
            own.set("first_inference", latency(policy.firstLatency()));
        }
        return node;
    }

    private static ObjectNode latency(Latency latency) {
        return NODES.objectNode()
                .put("count", latency.count())
                .put("p50_ns", latency.p50Nanos())
                .put("p99_ns", latency.p99Nanos())
                .put("max_ns", latency.maxNanos());
    }

    private static void percent(ArrayNode array, Interval interval) {
        array.add(100 * interval.low()).add(100 * interval.high());
    }
}
