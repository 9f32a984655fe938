package dev.kunci.registry.change;

import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Actor;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.StatusRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Ends every change of the registry and every decision: records and flushes it at once, and publishes it to the feed as
 * the last statement before the commit. However many changes a transaction contains, it is one step of the feed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ChangeRecorder {

    private final StatusRepository statuses;
    private final StatusWrites writes;
    private final AuditLog audit;
    private final Feed feed;

    ChangeRecorder(StatusRepository statuses, StatusWrites writes, AuditLog audit, Feed feed) {
        this.statuses = statuses;
        this.writes = writes;
        this.audit = audit;
        this.feed = feed;
    }

    /**
     * One object that was created, deleted, edited or decided.
     *
     * @param undoes the record of the decision that is undone, null for none
     */
    public record Step(
            Action action,
            Subject subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after,
            @Nullable String reason,
            @Nullable UUID undoes) {

        public Step(
                Action action,
                Subject subject,
                @Nullable Map<String, ?> before,
                @Nullable Map<String, ?> after,
                @Nullable String reason) {
            this(action, subject, before, after, reason, null);
        }

        public Entry by(ActorSnapshot author, UUID organization) {
            return new Entry(author, organization, this);
        }

        public static Step created(Subject subject, Map<String, ?> after) {
            return new Step(Action.CREATE, subject, null, after, null);
        }
    }

    /** A step, and who made it. */
    public record Entry(ActorSnapshot author, UUID organization, Step step) {

        private AuditEntry audited() {
            return AuditEntry.done(organization, author, step.action(), step.subject())
                    .change(step.before(), step.after())
                    .because(step.reason())
                    .undoing(step.undoes());
        }
    }

    /** @return the records by the id of their subject */
    public Map<UUID, UUID> record(Actor actor, UUID organization, List<Step> steps) {
        ActorSnapshot author = actor.author();
        return record(steps.stream().map(step -> step.by(author, organization)).toList());
    }

    /** The same for what several people have changed in one transaction. */
    public Map<UUID, UUID> record(List<Entry> entries) {
        return record(entries, statuses::flush);
    }

    /**
     * The same for decisions in a transaction that does nothing else.
     *
     * @param decided of {@link StatusLocks}, changed by nothing but their verbs
     */
    public Map<UUID, UUID> record(List<Entry> entries, Collection<StatusHolder> decided) {
        return record(entries, () -> writes.write(decided));
    }

    /** The records come first, so that the database can check all rows of a statement when it has run. */
    private Map<UUID, UUID> record(List<Entry> entries, Runnable write) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> records =
                audit.append(entries.stream().map(Entry::audited).toList());
        write.run();
        List<Change> changes = new ArrayList<>();
        for (Entry entry : entries) {
            Subject subject = entry.step().subject();
            if (subject.id() != null) {
                changes.add(new Change(entry.organization(), subject.type(), subject.id()));
            }
        }
        publication().add(changes);
        return records;
    }

    /**
     * Ends an edit that finds nothing to change: the present state may be someone else's change that has not taken
     * effect everywhere.
     */
    public void unchanged() {
        feed.settleAtCommit();
    }

    /** Publishes a change of another object that follows from what was recorded. */
    public void touch(StatusHolder holder) {
        publication()
                .add(List.of(new Change(holder.organizationId(), holder.level().code(), holder.id())));
    }

    private Publication publication() {
        for (TransactionSynchronization last : TransactionSynchronizationManager.getSynchronizations()) {
            if (last instanceof Publication publication) {
                return publication;
            }
        }
        Publication publication = new Publication();
        TransactionSynchronizationManager.registerSynchronization(publication);
        return publication;
    }

    /** What one transaction publishes. */
    private final class Publication implements TransactionSynchronization {

        private final List<Change> changes = new ArrayList<>();
        private final Set<UUID> whole = new LinkedHashSet<>();

        /** Keeps no more than will be named, however many there are. */
        void add(List<Change> more) {
            more.stream()
                    .filter(change -> !whole.contains(change.organization()))
                    .forEach(changes::add);
            if (changes.size() > Feed.MOST_NAMED) {
                changes.forEach(change -> whole.add(change.organization()));
                changes.clear();
                whole.forEach(organization -> changes.add(Change.ofAll(organization)));
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            feed.publish(changes);
        }
    }
}
