package dev.kunci.feed;

import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The transaction manager of Kunci. A commit that published changes returns only when no instance answers by the old
 * state. So everything that can turn a yes into a no waits, whoever calls it. No lock and no connection is held while
 * waiting.
 */
@Component("transactionManager")
final class BarrierTransactions implements PlatformTransactionManager {

    private static final ScopedValue<AtomicReference<Position>> PUBLISHED = ScopedValue.newInstance();

    private final PlatformTransactionManager database;
    private final Barrier barrier;

    /** @param entities absent in a command that needs no entities */
    BarrierTransactions(ObjectProvider<EntityManagerFactory> entities, DataSource database, Barrier barrier) {
        @Nullable EntityManagerFactory factory = entities.getIfAvailable();
        this.database = factory == null ? new JdbcTransactionManager(database) : new JpaTransactionManager(factory);
        this.barrier = barrier;
    }

    /** What a transaction that published hands to its commit. */
    record Published(Position step) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            if (PUBLISHED.isBound()) {
                PUBLISHED.get().accumulateAndGet(step, Published::later);
            }
        }

        private static Position later(@Nullable Position one, Position other) {
            return one == null || one.number() < other.number() ? other : one;
        }
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        return database.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        AtomicReference<@Nullable Position> published = new AtomicReference<>();
        ScopedValue.where(PUBLISHED, published).run(() -> database.commit(status));
        Position last = published.get();
        if (last != null) {
            barrier.await(last);
        }
    }

    @Override
    public void rollback(TransactionStatus status) {
        database.rollback(status);
    }
}
