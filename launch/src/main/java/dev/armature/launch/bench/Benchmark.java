package dev.armature.launch.bench;

import java.nio.file.Path;
import java.util.List;

/// One topic that the project claims figures about, measured now: `armature bench NAME`.
///
/// An implementation is public, has a public constructor without parameters, and is named in
/// `META-INF/services/dev.armature.launch.bench.Benchmark` of the `tests` module. It measures what
/// it is compared to in the same run, alternately, because machines differ from minute to minute.
public interface Benchmark {

    /// The word after `armature bench`, such as `physics`: lower case, digits and dashes.
    String name();

    /// What is measured and against what, in one sentence without a full stop.
    String describes();

    /// What the machine must have, such as `MuJoCo, g++`; `nothing` when nothing.
    String needs();

    /// How long it takes on two cores, such as `40 s`.
    String takes();

    /// Measures.
    ///
    /// @param workFolder an empty folder for files of this run; removed by the caller afterwards
    /// @return the figures, in the order in which they are told
    /// @throws Exception when something that is measured breaks; a [dev.armature.core.UserError]
    ///     when the machine lacks what is needed
    List<Figure> run(Path workFolder) throws Exception;
}
