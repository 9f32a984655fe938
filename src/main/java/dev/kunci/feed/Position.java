package dev.kunci.feed;

import java.util.UUID;

/**
 * A step of the feed: its number, and a random mark that tells it from another step that once had the same number. If
 * both are equal, so is everything before: steps are committed in order, and a database that lacks one lacks all that
 * came after it.
 */
record Position(long number, UUID mark) {}
