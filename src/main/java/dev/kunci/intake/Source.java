package dev.kunci.intake;

import tools.jackson.core.TokenStreamLocation;

/** The file that is read, for everybody who has to say what is wrong with it. */
record Source(String file) {

    ImportProblem problem(String what, TokenStreamLocation place, String field, Object... values) {
        return new ImportProblem(what, file, place.getLineNr(), place.getColumnNr(), field, values);
    }

    ImportProblem problem(String what, Value place, String field, Object... values) {
        return new ImportProblem(what, file, place.line(), place.column(), field, values);
    }
}
