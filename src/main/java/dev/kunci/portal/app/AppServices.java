package dev.kunci.portal.app;

import dev.kunci.portal.feedback.Background;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.review.app.AppDetailsReader;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.review.impact.DeletionImpacts;
import dev.kunci.review.lookup.FieldOptions;
import org.springframework.stereotype.Component;

/** The services that the page of one app calls. */
@Component
public record AppServices(
        AppDetailsReader reading,
        Apps apps,
        Credentials credentials,
        Grants grants,
        Deletions removals,
        DeletionImpacts consequences,
        FieldOptions choices,
        AuditSearch records,
        Background background) {}
