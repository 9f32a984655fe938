package dev.kunci.feed;

import java.util.UUID;

/** Says to machines that something with this identity is no longer what it was. */
public record Change(UUID organization, String kind, UUID subject) {}
