package dev.kunci.registry.change;

import dev.kunci.registry.value.Target;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks what is about to be edited, so that it is still what was read when it is written. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class EditLock {

    private final JdbcClient jdbc;
    private final Descendants descendants;

    EditLock(JdbcClient jdbc, Descendants descendants) {
        this.jdbc = jdbc;
        this.descendants = descendants;
    }

    /**
     * Nobody else changes this until the transaction ends. Whether it exists is checked by the edit.
     *
     * @param below whether nobody else may change or add anything below it either
     */
    public void hold(Target thing, boolean below) {
        if (below) {
            descendants.lock(thing);
        } else {
            jdbc.sql("select id from " + thing.level().table()
                            + " where organization_id = ? and id = ? for no key update")
                    .params(thing.organization(), thing.id())
                    .query()
                    .listOfRows();
        }
    }

    /** The same for an API product. */
    public void holdProduct(UUID organization, UUID product) {
        descendants.lockProduct(organization, product);
    }
}
