package dev.kunci.review;

import java.util.UUID;

/**
 * What one person looks for again and again in one organization.
 *
 * @param query the part of the address behind the question mark
 */
public record SavedFilter(UUID id, String name, String query) {}
