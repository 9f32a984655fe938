package dev.kunci.review;

import dev.kunci.registry.value.Level;

/**
 * Where owners of a level are kept.
 *
 * @param key what they are known by
 * @param names what they are known by and what people call them, as {@code owner} and {@code title}
 * @param column what points at them in the table of apps
 */
public record OwnerTable(String name, String key, String names, String column) {

    private static final OwnerTable DEVELOPERS = new OwnerTable(
            Level.DEVELOPER.table(),
            "o.email",
            "o.email as owner, trim(concat_ws(' ', o.first_name, o.last_name)) as title",
            "developer_id");

    private static final OwnerTable GROUPS = new OwnerTable(
            Level.APP_GROUP.table(), "o.name", "o.name as owner, o.display_name as title", "app_group_id");

    /** @throws IllegalArgumentException for a level that owns nothing */
    public static OwnerTable of(Level level) {
        return switch (level) {
            case DEVELOPER -> DEVELOPERS;
            case APP_GROUP -> GROUPS;
            case APP, CREDENTIAL, GRANT -> throw new IllegalArgumentException(level + " owns no apps");
        };
    }
}
