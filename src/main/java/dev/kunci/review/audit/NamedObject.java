package dev.kunci.review.audit;

import dev.kunci.audit.AuditScope;

/**
 * An object of the record as it is called now, or as it was called last.
 *
 * @param type the kind of thing in the words of the record, for example {@code app-group}
 * @param exists false for what has been deleted, and for a person who is no member any more
 */
public record NamedObject(AuditScope about, String type, String name, boolean exists) {}
