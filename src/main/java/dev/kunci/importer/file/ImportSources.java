package dev.kunci.importer.file;

import dev.kunci.importer.ImportProblem;
import dev.kunci.importer.ImportProblems;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.TokenStreamLocation;

/** The files of one import, which of them is being read, and the problems found. */
public final class ImportSources {

    /** Enough problems to see what is wrong. */
    public static final int MOST = 100;

    private final List<SourceFile> files;
    private final List<ImportProblem> problems = new ArrayList<>();
    private int current;

    public ImportSources(List<SourceFile> files) {
        this.files = List.copyOf(files);
    }

    public List<SourceFile> files() {
        return files;
    }

    void begin(int file) {
        current = file;
    }

    /** The number of the file that is being read. */
    public int current() {
        return current;
    }

    SourceFile file() {
        return files.get(current);
    }

    public String name(int file) {
        return files.get(file).path().toString();
    }

    public boolean sound() {
        return problems.isEmpty();
    }

    void report(String what, TokenStreamLocation location, String field, Object... values) {
        report(current, what, location.getLineNr(), location.getColumnNr(), field, values);
    }

    public void report(String what, LocatedValue location, String field, Object... values) {
        report(current, what, location.line(), location.column(), field, values);
    }

    /** @throws ImportProblems if the limit is reached */
    public void report(int file, String what, int line, int column, String field, Object... values) {
        if (problems.size() == MOST) {
            throw new ImportProblems(problems, true);
        }
        problems.add(new ImportProblem(what, name(file), line, column, field, values));
    }

    public ImportProblems problems() {
        return new ImportProblems(problems, false);
    }

    /** @throws ImportProblems if there are any */
    public void demandSound() {
        if (!sound()) {
            throw problems();
        }
    }
}
