package dev.kunci.intake;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.TokenStreamLocation;

/** The files of one import, which of them is being read, and what is wrong with them. */
final class Sources {

    /** So many problems are enough to see what is wrong. */
    static final int MOST = 100;

    private final List<SourceFile> files;
    private final List<ImportProblem> problems = new ArrayList<>();
    private int current;

    Sources(List<SourceFile> files) {
        this.files = List.copyOf(files);
    }

    List<SourceFile> files() {
        return files;
    }

    void begin(int file) {
        current = file;
    }

    /** The number of the file that is being read. */
    int current() {
        return current;
    }

    SourceFile file() {
        return files.get(current);
    }

    String name(int file) {
        return files.get(file).path().toString();
    }

    boolean sound() {
        return problems.isEmpty();
    }

    void report(String what, TokenStreamLocation place, String field, Object... values) {
        report(current, what, place.getLineNr(), place.getColumnNr(), field, values);
    }

    void report(String what, Value place, String field, Object... values) {
        report(current, what, place.line(), place.column(), field, values);
    }

    /** @throws ImportProblems where there are enough of them */
    void report(int file, String what, int line, int column, String field, Object... values) {
        if (problems.size() == MOST) {
            throw new ImportProblems(problems, true);
        }
        problems.add(new ImportProblem(what, name(file), line, column, field, values));
    }

    ImportProblems problems() {
        return new ImportProblems(problems, false);
    }

    /** @throws ImportProblems where there are any */
    void demandSound() {
        if (!sound()) {
            throw problems();
        }
    }
}
