package dev.kunci.portal.developer;

import dev.kunci.operators.Actor;
import dev.kunci.portal.feedback.Background;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.Owner;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.value.Target;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.review.impact.DeletionImpacts;
import dev.kunci.review.owner.OwnerDetailsReader;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The services that the page of one owner calls. */
@Component
record OwnerServices(
        OwnerDetailsReader reading,
        Developers developers,
        AppGroups groups,
        Deletions removals,
        DeletionImpacts consequences,
        AuditSearch records,
        Background background) {

    Owner create(Actor actor, UUID organization, OwnerContent content) {
        return switch (content) {
            case DeveloperContent developer -> developers.create(actor, organization, developer);
            case AppGroupContent group -> groups.create(actor, organization, group);
        };
    }

    /** @return the version for the next edit */
    long edit(Actor actor, Target owner, long version, OwnerContent content) {
        return switch (content) {
            case DeveloperContent developer -> developers.edit(actor, owner, version, developer);
            case AppGroupContent group -> groups.edit(actor, owner, version, group);
        };
    }
}
