package dev.armature.policies.diffusion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One denoising solve: the levels at which the network is called, and the step between them.
///
/// Written as `ddpm-100` (all 100 levels), `ddim-10` (10 levels spread over all) or `ddim:25,10,3,0` (these levels).
///
/// @param posterior the step
/// @param levels strictly falling; the first is K', where the solve starts; a DDPM list ends with 0
public record Solve(Posterior posterior, List<Integer> levels) {

    /// @throws IllegalArgumentException when the list does not fall, is negative, or a DDPM list does not end with 0
    public Solve {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || levels.getLast() < 0) {
            throw new IllegalArgumentException("a solve needs levels that are not negative, not " + levels);
        }
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i) >= levels.get(i - 1)) {
                throw new IllegalArgumentException("levels must fall strictly, not " + levels);
            }
        }
        if (posterior == Posterior.DDPM && levels.getLast() != 0) {
            throw new IllegalArgumentException("a ddpm list must end with 0, not " + levels);
        }
    }

    /// All levels `from`…0.
    public static Solve down(Posterior posterior, int from) {
        return new Solve(
                posterior,
                IntStream.rangeClosed(0, from).map(k -> from - k).boxed().toList());
    }

    /// `calls` levels spread evenly from `top` to 0, both included; a single call is at `top`.
    public static Solve spread(Posterior posterior, int top, int calls) {
        if (calls < 1 || calls > top + 1) {
            throw new IllegalArgumentException(calls + " calls do not fit into the levels " + top + "..0");
        }
        return new Solve(
                posterior,
                IntStream.range(0, calls)
                        .map(i -> calls == 1 ? top : (int) Math.round(top - (double) i * top / (calls - 1)))
                        .boxed()
                        .toList());
    }

    /// Reads what [#text(int)] and [#toString()] write.
    ///
    /// @param trainLevels T of the policy: `ddim-10` spreads over T-1…0
    /// @throws IllegalArgumentException when `text` is no such solve
    public static Solve parse(String text, int trainLevels) {
        int cut = Math.max(text.indexOf(':'), text.indexOf('-'));
        Posterior posterior = switch (cut < 0 ? text : text.substring(0, cut)) {
            case "ddpm" -> Posterior.DDPM;
            case "ddim" -> Posterior.DDIM;
            default -> throw unknown(text);
        };
        try {
            if (cut > 0 && text.charAt(cut) == ':') {
                Solve solve = new Solve(
                        posterior,
                        IntStream.of(numbers(text.substring(cut + 1))).boxed().toList());
                solve.checkWithin(trainLevels);
                return solve;
            }
            int calls = Integer.parseInt(text.substring(cut + 1));
            if (posterior == Posterior.DDPM && calls != trainLevels) {
                throw new IllegalArgumentException("ddpm runs all " + trainLevels + " levels: write ddpm-" + trainLevels
                        + ", or ddpm:LEVELS for a list");
            }
            return spread(posterior, trainLevels - 1, calls);
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
    }

    /// How many times a solve runs the network.
    public int calls() {
        return levels.size();
    }

    /// The levels, for a loop that boxes nothing.
    public int[] levelArray() {
        return levels.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Checks that every level is one of the `trainLevels` that the network knows.
    void checkWithin(int trainLevels) {
        if (levels.getFirst() >= trainLevels) {
            throw new IllegalArgumentException("level " + levels.getFirst() + " is not within 0.." + (trainLevels - 1));
        }
    }

    /// The short form where there is one for a policy of `trainLevels` levels, else the list.
    public String text(int trainLevels) {
        String name = posterior == Posterior.DDPM ? "ddpm" : "ddim";
        boolean all = calls() == trainLevels;
        boolean even = posterior == Posterior.DDIM && equals(spread(posterior, trainLevels - 1, calls()));
        return all || even ? name + "-" + calls() : toString();
    }

    /// The posterior and the whole list, such as `ddim:25,10,3,0`.
    @Override
    public String toString() {
        String name = posterior == Posterior.DDPM ? "ddpm" : "ddim";
        return name + ":" + levels.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static int[] numbers(String list) {
        String[] parts = list.split(",", -1);
        int[] out = new int[parts.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Integer.parseInt(parts[i].strip());
        }
        return out;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("'" + text + "' is no solve: write ddpm-100, ddim-10 or ddim:25,10,3,0");
    }
}
