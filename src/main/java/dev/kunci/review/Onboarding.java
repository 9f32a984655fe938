package dev.kunci.review;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The progress of a new organization to its first approved app; checks only whether there is one of each. */
@Service
@Transactional(readOnly = true)
public class Onboarding {

    private static final String TAKEN = """
            select exists (select 1 from api_product where organization_id = :organization) as product,
              exists (select 1 from developer where organization_id = :organization)
                or exists (select 1 from app_group where organization_id = :organization) as owner,
              exists (select 1 from app where organization_id = :organization) as app,
              exists (select 1 from membership m join operator o on o.id = m.operator_id
                where m.organization_id = :organization and 'approver' = any (m.roles) and not o.disabled) as approver,
              exists (select 1 from api_product p where p.organization_id = :organization
                and exists (select 1 from product_grant g where g.organization_id = :organization
                  and g.product_id = p.id and g.status = 'approved')) as approval,
              (select c.app_id from product_grant g
                join credential c on c.organization_id = g.organization_id and c.id = g.credential_id
                where g.organization_id = :organization and g.status = 'pending'
                order by g.requested_at, g.id limit 1) as waiting
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    Onboarding(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** The steps to a first approved app, in this order, and the role each requires. */
    public enum Step {
        PRODUCT(Role.EDITOR),
        OWNER(Role.EDITOR),
        APP(Role.EDITOR),
        APPROVER(Role.ADMIN),
        APPROVAL(Role.APPROVER);

        private final Role role;

        Step(Role role) {
            this.role = role;
        }

        public Role role() {
            return role;
        }
    }

    /**
     * @param done the completed steps
     * @param waiting the app whose product has been waiting longest for an approver, null if none waits
     */
    public record Progress(Set<Step> done, @Nullable UUID waiting) {

        public boolean complete() {
            return done.size() == Step.values().length;
        }

        /** The first open step. */
        public Optional<Step> next() {
            return EnumSet.allOf(Step.class).stream()
                    .filter(step -> !done.contains(step))
                    .findFirst();
        }
    }

    public Progress of(Actor actor, UUID organization) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return jdbc.sql(TAKEN)
                .param("organization", organization)
                .query((rs, n) -> {
                    Set<Step> done = EnumSet.noneOf(Step.class);
                    for (Step step : Step.values()) {
                        if (rs.getBoolean(step.name())) {
                            done.add(step);
                        }
                    }
                    return new Progress(done, rs.getObject("waiting", UUID.class));
                })
                .single();
    }
}
