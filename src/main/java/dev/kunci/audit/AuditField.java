package dev.kunci.audit;

import java.util.UUID;

/**
 * Something that records say of one thing, so that one question can be asked about many.
 *
 * @param whole what the thing belongs to, or itself: its records lead to those of the thing
 * @param name as it stands in what a record calls "after"
 */
public record AuditField(AuditScope whole, UUID subject, String name) {}
