package dev.kunci.audit;

/** A branch of what exists, whose records are asked for as a whole. */
public enum SubjectKind {
    /** Developers, and what belongs to them. */
    DEVELOPERS("subject_type in ('developer', 'app', 'credential', 'grant') and owner_id is not null"
            + " and position('@' in split_part(subject, ' / ', 1)) > 0"),
    /** App groups, and what belongs to them; their names have no @, as addresses do. */
    APP_GROUPS("subject_type in ('app-group', 'app', 'credential', 'grant') and owner_id is not null"
            + " and position('@' in split_part(subject, ' / ', 1)) = 0"),
    /** Apps, their keys and the API products on them, whoever owns them. */
    APPS("subject_type in ('app', 'credential', 'grant')"),
    /** API products themselves, not where they are on a key. */
    PRODUCTS("subject_type = 'product'");

    private final String condition;

    SubjectKind(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
