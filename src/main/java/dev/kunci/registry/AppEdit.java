package dev.kunci.registry;

import java.util.UUID;

/**
 * What the details form of an app sends.
 *
 * @param version the version the form was filled from; another one means somebody else edited meanwhile
 */
public record AppEdit(UUID organization, UUID app, long version, AppContent content) {}
