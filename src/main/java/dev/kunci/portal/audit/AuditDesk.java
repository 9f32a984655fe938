package dev.kunci.portal.audit;

import dev.kunci.review.AuditExport;
import dev.kunci.review.AuditObjects;
import dev.kunci.review.AuditReading;
import dev.kunci.review.SavedFilters;
import dev.kunci.shared.KunciProperties;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services the audit log calls. */
@Component
record AuditDesk(
        AuditReading reading,
        AuditObjects objects,
        SavedFilters saved,
        AuditExport export,
        KunciProperties settings,
        Clock clock) {}
