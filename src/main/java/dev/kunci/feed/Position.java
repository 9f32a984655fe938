package dev.kunci.feed;

import java.util.UUID;

/**
 * A step of the feed: its number, and the random mark by which it is known from another step that was once given the same
 * number. Where both are the same, so is all that came before, as steps are committed in their order and a database that
 * lacks one lacks all that came after it.
 */
record Position(long number, UUID mark) {}
