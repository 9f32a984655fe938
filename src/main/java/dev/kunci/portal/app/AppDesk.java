package dev.kunci.portal.app;

import dev.kunci.portal.layout.Background;
import dev.kunci.registry.Apps;
import dev.kunci.registry.Credentials;
import dev.kunci.registry.Grants;
import dev.kunci.registry.Removals;
import dev.kunci.review.AppReading;
import dev.kunci.review.AuditReading;
import dev.kunci.review.Choices;
import dev.kunci.review.Consequences;
import org.springframework.stereotype.Component;

/** The services the page of one app calls. */
@Component
record AppDesk(
        AppReading reading,
        Apps apps,
        Credentials credentials,
        Grants grants,
        Removals removals,
        Consequences consequences,
        Choices choices,
        AuditReading records,
        Background background) {}
