package dev.kunci.audit;

import java.util.UUID;

/**
 * A field that records of one object share, so that one query can ask about many objects.
 *
 * @param whole the object, or what it belongs to, whose records include those of the object
 * @param name the name of the field in a record's state "after"
 */
public record AuditField(AuditScope whole, UUID subject, String name) {}
