package dev.kunci.importer;

import dev.kunci.shared.Refusal;
import java.util.List;

/** Everything that is wrong with the files of an import; nothing was imported. */
public final class ImportProblems extends Refusal {

    private final transient List<ImportProblem> problems;
    private final boolean more;

    public ImportProblems(List<ImportProblem> problems, boolean more) {
        super(more ? "refusal.import.problems.more" : "refusal.import.problems", problems.size());
        this.problems = List.copyOf(problems);
        this.more = more;
    }

    /** In the order of the files and of the positions in them. */
    public List<ImportProblem> problems() {
        return problems;
    }

    /** Whether there are more than these. */
    public boolean more() {
        return more;
    }
}
