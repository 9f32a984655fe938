package dev.kunci.portal.inspector;

import dev.kunci.approval.Leaks;
import dev.kunci.portal.layout.Background;
import dev.kunci.review.Inspections;
import dev.kunci.review.KeySearch;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The services the key inspector calls. */
@Component
record InspectorDesk(KeySearch search, Inspections inspections, Leaks leaks, Background background, Clock clock) {}
