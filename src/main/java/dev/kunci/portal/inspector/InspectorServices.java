package dev.kunci.portal.inspector;

import dev.kunci.approval.LeakedKeys;
import dev.kunci.portal.feedback.Background;
import dev.kunci.review.inspection.Inspections;
import dev.kunci.review.inspection.KeySearch;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services the key inspector calls. */
@Component
record InspectorServices(
        KeySearch search, Inspections inspections, LeakedKeys leaks, Background background, Clock clock) {}
