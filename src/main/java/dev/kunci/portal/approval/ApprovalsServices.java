package dev.kunci.portal.approval;

import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.review.SavedFilters;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.review.queue.PendingExport;
import dev.kunci.review.queue.PendingList;
import dev.kunci.review.queue.PendingRequestReader;
import dev.kunci.review.queue.RecentReasons;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services that the queue calls. */
@Component
record ApprovalsServices(
        PendingList pending,
        PendingRequestReader reading,
        PendingExport export,
        RecentReasons reasons,
        SavedFilters saved,
        FieldOptions choices,
        DecisionRunner deciding,
        Clock clock) {}
