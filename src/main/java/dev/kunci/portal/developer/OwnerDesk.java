package dev.kunci.portal.developer;

import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Background;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.AppGroups;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.Developers;
import dev.kunci.registry.Owner;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.Removals;
import dev.kunci.registry.Target;
import dev.kunci.review.AuditReading;
import dev.kunci.review.Consequences;
import dev.kunci.review.OwnerReading;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The services the page of one owner calls. */
@Component
record OwnerDesk(
        OwnerReading reading,
        Developers developers,
        AppGroups groups,
        Removals removals,
        Consequences consequences,
        AuditReading records,
        Background background) {

    Owner create(Actor actor, UUID organization, OwnerContent content) {
        return switch (content) {
            case DeveloperContent developer -> developers.create(actor, organization, developer);
            case AppGroupContent group -> groups.create(actor, organization, group);
        };
    }

    /** @return the version to edit from next */
    long edit(Actor actor, Target owner, long version, OwnerContent content) {
        return switch (content) {
            case DeveloperContent developer -> developers.edit(actor, owner, version, developer);
            case AppGroupContent group -> groups.edit(actor, owner, version, group);
        };
    }
}
