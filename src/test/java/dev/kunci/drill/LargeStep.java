package dev.kunci.drill;

import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * More changes at once than any instance can read between two answers, as when a product is removed from very many
 * keys.
 */
record LargeStep(Feed feed, TransactionTemplate transaction) implements Mishap {

    private static final int CHANGES = 500_000;

    @Override
    public String words() {
        return "a step of 500,000 changes";
    }

    @Override
    public void befall(Node node) {
        UUID organization = UUID.randomUUID();
        List<Change> changes = Stream.generate(() -> new Change(organization, "grant", UUID.randomUUID()))
                .limit(CHANGES)
                .toList();
        transaction.executeWithoutResult(status -> feed.publish(changes));
    }
}
