package dev.armature.policies.file;

import java.util.List;
import java.util.Map;

/// What a policy computed when it was exported: the proof that a copy computes the same.
///
/// @param arrays by name: inputs and outputs of the graph (`graph/…`), and of a whole solve (`chain/…`)
record Golden(Map<String, float[]> arrays) {

    static final String GRAPH_SAMPLE = "graph/sample";
    static final String GRAPH_TIMESTEP = "graph/timestep";
    static final String GRAPH_CONDITION = "graph/condition";
    static final String GRAPH_NOISE = "graph/noise";
    static final String CHAIN_NOISE = "chain/noise";
    static final String CHAIN_SAMPLE = "chain/sample";
    static final String CHAIN_CHUNK = "chain/chunk";
    static final String CHAIN_OBSERVATION = "chain/observation/";

    /// Names that every golden file holds beside the observations.
    static final List<String> NAMES =
            List.of(GRAPH_SAMPLE, GRAPH_TIMESTEP, GRAPH_CONDITION, GRAPH_NOISE, CHAIN_NOISE, CHAIN_SAMPLE, CHAIN_CHUNK);
}
