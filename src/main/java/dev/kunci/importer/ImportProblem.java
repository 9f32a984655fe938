package dev.kunci.importer;

import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One thing in a file that must be corrected before the import: where, which field, its value, and (by its key) what to
 * do. Never contains a consumer key or secret.
 */
public final class ImportProblem extends Refusal {

    private final String what;
    private final String file;
    private final int line;
    private final int column;
    private final String field;
    private final String path;
    private final transient Object[] values;

    /**
     * @param what the last part of the message key {@code refusal.import.*}
     * @param values the arguments of the message after the first four: file, line, column and path
     */
    public ImportProblem(String what, String file, int line, int column, String field, Object... values) {
        this(what, file, line, column, field, field, "", values);
    }

    private ImportProblem(
            String what, String file, int line, int column, String field, String path, String says, Object... values) {
        super("refusal.import." + what, arguments(file, line, column, path + says, values));
        this.what = what;
        this.file = file;
        this.line = line;
        this.column = column;
        this.field = field;
        this.path = path;
        this.values = values;
    }

    private static Object[] arguments(String file, int line, int column, String path, Object... values) {
        List<Object> arguments = new ArrayList<>(List.of(file, String.valueOf(line), String.valueOf(column), path));
        arguments.addAll(List.of(values));
        return arguments.toArray();
    }

    /**
     * The same problem with its position in the JSON.
     *
     * @param value the value there, empty if it must not be shown
     */
    public ImportProblem at(String where, String value) {
        boolean said = value.isEmpty() || Arrays.asList(values).contains(value);
        return new ImportProblem(what, file, line, column, field, where, said ? "" : " (\"" + value + "\")", values);
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    /** Counted in bytes from the beginning of the line. */
    public int column() {
        return column;
    }

    /** The JSON field as the file names it, empty if the whole file is meant. */
    public String field() {
        return field;
    }

    /**
     * The path through the JSON, as in {@code app[3].credentials[0].status}; only the field if the path is not known.
     */
    public String path() {
        return path;
    }
}
