package dev.kunci.importer.file;

import dev.kunci.importer.ImportProblem;
import dev.kunci.importer.ImportProblems;
import dev.kunci.shared.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads files with problems a second time and adds to each problem its JSON path and its value. A file without problems
 * is read once.
 */
public final class ProblemLocator {

    private static final int LONGEST = 60;

    /** Fields whose values must not be shown. */
    private static final Set<String> SECRET = Set.of("consumerKey", "consumerSecret");

    private static final Comparator<ImportProblem> ORDER =
            Comparator.comparingInt(ImportProblem::line).thenComparingInt(ImportProblem::column);

    private final JsonMapper json;

    public ProblemLocator(JsonMapper json) {
        this.json = json;
    }

    /** The same problems with their paths and values, in file order. */
    public ImportProblems find(List<SourceFile> files, ImportProblems found) {
        List<ImportProblem> located = new ArrayList<>();
        for (SourceFile file : files) {
            List<ImportProblem> here = found.problems().stream()
                    .filter(problem -> problem.file().equals(file.path().toString()))
                    .sorted(ORDER)
                    .toList();
            located.addAll(here.isEmpty() ? here : find(file, here));
        }
        return new ImportProblems(located, found.more());
    }

    /** A problem with a field of the object that begins at this depth. */
    private record Open(ImportProblem problem, int depth) {}

    private List<ImportProblem> find(SourceFile file, List<ImportProblem> problems) {
        Deque<ImportProblem> waiting = new ArrayDeque<>(problems);
        List<Open> open = new ArrayList<>();
        List<ImportProblem> located = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file.path());
                JsonParser parser = json.createParser(bytes)) {
            JsonPath path = new JsonPath();
            while (!(waiting.isEmpty() && open.isEmpty()) && path.next(parser)) {
                close(parser, path, open, located);
                while (!waiting.isEmpty() && isAt(waiting.element(), parser.currentTokenLocation())) {
                    ImportProblem problem = waiting.remove();
                    if (parser.currentToken().isStructStart() && !path.endsIn(problem.field())) {
                        open.add(new Open(problem.at(path.with(problem.field()), ""), path.depth()));
                    } else {
                        located.add(problem.at(path.toString(), value(parser, problem)));
                    }
                }
            }
        } catch (IOException | JacksonException unreadable) {
            open.forEach(left -> located.add(left.problem()));
            open.clear();
        }
        located.addAll(waiting);
        located.sort(ORDER);
        return located;
    }

    /** Completes the problems whose field is reached, or whose object has ended without it. */
    private static void close(JsonParser parser, JsonPath path, List<Open> open, List<ImportProblem> located) {
        boolean over = parser.currentToken().isStructEnd();
        open.removeIf(left -> {
            ImportProblem problem = left.problem();
            if (over ? path.depth() <= left.depth() : reached(path, left)) {
                located.add(over ? problem : problem.at(problem.path(), value(parser, problem)));
                return true;
            }
            return false;
        });
    }

    private static boolean reached(JsonPath path, Open left) {
        return path.depth() == left.depth() + 1 && path.endsIn(left.problem().field());
    }

    private static boolean isAt(ImportProblem problem, TokenStreamLocation location) {
        return problem.line() == location.getLineNr() && problem.column() == location.getColumnNr();
    }

    private static String value(JsonParser parser, ImportProblem problem) {
        if (!parser.currentToken().isScalarValue() || SECRET.contains(problem.field())) {
            return "";
        }
        String text = PlainText.clean(parser.getString());
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
