package dev.kunci.importer.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Tracks the position of a parser, as in {@code app[3].credentials[0].status}. */
final class JsonPath {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Deque<Step> steps = new ArrayDeque<>();
    private @Nullable JsonToken opened;

    /** One object or array on the path. */
    private static final class Step {
        private final boolean array;
        private int index = -1;
        private String name = "";

        private Step(boolean array) {
            this.array = array;
        }
    }

    /** @return whether there is another value, or the end of one */
    boolean next(JsonParser parser) {
        if (opened != null) {
            steps.push(new Step(opened == JsonToken.START_ARRAY));
            opened = null;
        }
        JsonToken token = parser.nextToken();
        while (token == JsonToken.PROPERTY_NAME) {
            steps.element().name = parser.currentName();
            token = parser.nextToken();
        }
        if (token == null) {
            return false;
        }
        if (token.isStructEnd()) {
            steps.pop();
            return true;
        }
        if (!steps.isEmpty()) {
            steps.element().index++;
        }
        if (token.isStructStart()) {
            opened = token;
        }
        return true;
    }

    /** How many objects and arrays are around the value. */
    int depth() {
        return steps.size();
    }

    /** Whether this is the last name on the path. */
    boolean endsIn(String field) {
        for (Step step : steps) {
            if (!step.array) {
                return step.name.equals(field);
            }
        }
        return false;
    }

    /** The path of a field of this object. */
    String with(String field) {
        String path = toString();
        return path + (path.isEmpty() ? "" : ".") + field;
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (Iterator<Step> down = steps.descendingIterator(); down.hasNext(); ) {
            Step step = down.next();
            if (step.array) {
                path.append('[').append(step.index).append(']');
            } else if (WORD.matcher(step.name).matches()) {
                path.append(path.isEmpty() ? "" : ".").append(step.name);
            } else {
                path.append("[\"").append(step.name).append("\"]");
            }
        }
        return path.toString();
    }
}
