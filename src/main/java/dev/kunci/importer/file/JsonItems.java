package dev.kunci.importer.file;

import dev.kunci.importer.ImportKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Splits a file into developers, app groups, API products, apps and keys, holding one of them at a time. */
final class JsonItems {

    /** In an {@code edge.json}, the objects of the organization are under this name. */
    private static final String ORGANIZATION = "orgConfig";

    private static final String ENVIRONMENTS = "envConfig";

    private final JsonParser parser;
    private final JsonValues values;
    private final ImportSources sources;
    private final Consumer<ImportItem> items;

    JsonItems(JsonParser parser, ImportSources sources, Consumer<ImportItem> items) {
        this.parser = parser;
        this.values = new JsonValues(parser, sources);
        this.sources = sources;
        this.items = items;
    }

    /** @return whether all of the file was read; invalid JSON ends it */
    boolean read() {
        try {
            if (parser.nextToken() == null) {
                sources.report("empty", parser.currentTokenLocation(), "");
                return true;
            }
            do {
                document();
            } while (parser.nextToken() != null);
            return true;
        } catch (StreamConstraintsException tooMuch) {
            sources.report("limit", parser.currentLocation(), "", ReadingLimits.said());
            return false;
        } catch (JacksonException broken) {
            TokenStreamLocation location = Objects.requireNonNullElse(broken.getLocation(), parser.currentLocation());
            sources.report("json", location, "");
            return false;
        }
    }

    private void document() {
        switch (parser.currentToken()) {
            case START_ARRAY -> list(null, sources.file().owner());
            case START_OBJECT -> wrapperOrItem();
            default -> sources.report("object", parser.currentTokenLocation(), "");
        }
    }

    private void wrapperOrItem() {
        TokenStreamLocation start = parser.currentTokenLocation();
        values.begin();
        Map<String, LocatedValue> fields = new LinkedHashMap<>();
        boolean lists = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            ImportKind kind = ListNames.kind(name);
            boolean owners = token == JsonToken.START_ARRAY && ListNames.ownerIn(sources.file(), name);
            if (token == JsonToken.START_OBJECT && name.equals(ORGANIZATION)) {
                lists = true;
                organization();
            } else if (name.equals(ENVIRONMENTS)) {
                parser.skipChildren();
            } else if (token == JsonToken.START_ARRAY && kind != null) {
                lists = true;
                list(kind, sources.file().owner());
            } else if (owners) {
                lists = true;
                list(null, ListNames.owner(FolderFiles.stem(sources.file().path()), name));
            } else if (token == JsonToken.START_OBJECT && ListNames.byOwner(name)) {
                lists = true;
                owners(name);
            } else {
                values.put(fields, name, values.value());
            }
        }
        if (!lists && !fields.isEmpty()) {
            item(
                    null,
                    new LocatedValue(fields, start.getLineNr(), start.getColumnNr()),
                    sources.file().owner());
        }
    }

    /** Reads the relevant part of an {@code edge.json} and skips the rest. */
    private void organization() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            ImportKind kind = ListNames.ofOrganization(name);
            if (token == JsonToken.START_ARRAY && kind != null) {
                list(kind, null);
            } else if (token == JsonToken.START_OBJECT && ListNames.byOwner(name)) {
                owners(name);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Lists of apps, or of keys, under the names of their owners. */
    private void owners(String list) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String owner = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                list(null, ListNames.owner(list, owner));
            } else {
                sources.report("list", parser.currentTokenLocation(), owner);
                parser.skipChildren();
            }
        }
    }

    /** A list may contain lists, one for each owner; an owner without objects may have null. */
    private void list(@Nullable ImportKind kind, @Nullable NamedOwner owner) {
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_ARRAY) {
                list(kind, owner);
            } else if (token != JsonToken.VALUE_NULL) {
                values.begin();
                item(kind, values.value(), owner);
            }
            token = parser.nextToken();
        }
    }

    private void item(@Nullable ImportKind named, LocatedValue value, @Nullable NamedOwner owner) {
        Map<String, LocatedValue> fields = value.object();
        if (fields == null) {
            sources.report("object", value, "");
            return;
        }
        ImportKind kind =
                ItemShape.of(fields, named, owner == null ? sources.file().kind() : ImportKind.APP);
        if (kind == null) {
            sources.report("unknown-kind", value, "");
            return;
        }
        items.accept(new ImportItem(kind, value, owner));
    }
}
