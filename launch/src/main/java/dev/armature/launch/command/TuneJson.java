package dev.armature.launch.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.policies.tune.Candidate;
import dev.armature.policies.tune.TuneResult;

/// What `policy tune-rti` measured, as JSON. Errors are in the network's units.
final class TuneJson {

    private TuneJson() {}

    /// One line.
    static String of(TuneResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("chosen", result.chosen().toString());
        node.put("windows", result.windows());
        node.put("raw_guess_error", result.rawGuessError());
        node.put("full_solve_error", result.fullSolveError());
        node.put("top_limit", result.topLimit());
        node.put("sample_std", result.spread().std());
        double apart = result.spread().modeDistance();
        node.put("mode_distance", Double.isFinite(apart) ? (Double) apart : null);
        ArrayNode candidates = node.putArray("candidates");
        for (Candidate candidate : result.candidates()) {
            ObjectNode one = candidates.addObject();
            one.put("list", candidate.solve().toString());
            one.put("calls", candidate.solve().calls());
            one.put("error", candidate.error());
            one.put("standard_error", candidate.standardError());
            one.put("above_best", candidate.aboveBest());
            one.put("above_best_standard_error", candidate.aboveBestStandardError());
            one.put("contraction", candidate.contraction());
            one.put("allowed", candidate.allowed());
            one.put("as_good_as_best", candidate.asGoodAsBest());
        }
        return node.toString();
    }
}
