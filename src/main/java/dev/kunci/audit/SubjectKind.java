package dev.kunci.audit;

/** A group of subject types whose records are searched together. */
public enum SubjectKind {
    /** Developers, and what belongs to them. */
    DEVELOPERS("subject_type in ('developer', 'app', 'credential', 'grant') and owner_id is not null"
            + " and position('@' in split_part(subject, ' / ', 1)) > 0"),
    /** App groups, and what belongs to them. Their names have no @, unlike e-mail addresses. */
    APP_GROUPS("subject_type in ('app-group', 'app', 'credential', 'grant') and owner_id is not null"
            + " and position('@' in split_part(subject, ' / ', 1)) = 0"),
    /** Apps, their keys and the products on them, whoever owns them. */
    APPS("subject_type in ('app', 'credential', 'grant')"),
    /** API products themselves, not their presence on keys. */
    PRODUCTS("subject_type = 'product'");

    private final String condition;

    SubjectKind(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
