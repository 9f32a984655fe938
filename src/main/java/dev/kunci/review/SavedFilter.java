package dev.kunci.review;

import java.util.UUID;

/**
 * A search that one person has saved in one organization.
 *
 * @param query the query part of the URL
 */
public record SavedFilter(UUID id, String name, String query) {}
