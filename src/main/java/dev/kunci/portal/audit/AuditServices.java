package dev.kunci.portal.audit;

import dev.kunci.review.SavedFilters;
import dev.kunci.review.audit.AuditExport;
import dev.kunci.review.audit.AuditObjects;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.shared.KunciProperties;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services the audit log calls. */
@Component
record AuditServices(
        AuditSearch reading,
        AuditObjects objects,
        SavedFilters saved,
        AuditExport export,
        KunciProperties settings,
        Clock clock) {}
