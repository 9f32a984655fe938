package dev.kunci.review;

import dev.kunci.registry.value.Level;

/**
 * The table with the owners of a level.
 *
 * @param key the column of the identifying name
 * @param names the columns of the identifying and the display name, as {@code owner} and {@code title}
 * @param column the column of the table of apps that refers to it
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
