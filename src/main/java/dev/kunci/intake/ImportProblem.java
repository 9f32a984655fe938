package dev.kunci.intake;

import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that cannot be imported as it is: where, which field, and (by its key) what to change. Never carries a
 * consumer key or secret.
 */
public final class ImportProblem extends Refusal {

    private final String file;
    private final int line;
    private final int column;
    private final String field;

    /**
     * @param what the last part of the message key {@code refusal.import.*}
     * @param values what the message names beside file, line, column and field, which are its first four arguments
     */
    ImportProblem(String what, String file, int line, int column, String field, Object... values) {
        super("refusal.import." + what, arguments(file, line, column, field, values));
        this.file = file;
        this.line = line;
        this.column = column;
        this.field = field;
    }

    private static Object[] arguments(String file, int line, int column, String field, Object... values) {
        List<Object> arguments = new ArrayList<>(List.of(file, String.valueOf(line), String.valueOf(column), field));
        arguments.addAll(List.of(values));
        return arguments.toArray();
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

    /** The JSON field as the file calls it, empty where the file as a whole is meant. */
    public String field() {
        return field;
    }
}
