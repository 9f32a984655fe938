package dev.kunci.portal.approval;

import dev.kunci.portal.status.Deciding;
import dev.kunci.review.Choices;
import dev.kunci.review.PendingExport;
import dev.kunci.review.PendingList;
import dev.kunci.review.PendingReading;
import dev.kunci.review.ReasonsUsed;
import dev.kunci.review.SavedFilters;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services the queue calls. */
@Component
record ApprovalsDesk(
        PendingList pending,
        PendingReading reading,
        PendingExport export,
        ReasonsUsed reasons,
        SavedFilters saved,
        Choices choices,
        Deciding deciding,
        Clock clock) {}
