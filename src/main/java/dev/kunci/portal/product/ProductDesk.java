package dev.kunci.portal.product;

import dev.kunci.portal.layout.Background;
import dev.kunci.registry.ApiProducts;
import dev.kunci.registry.Removals;
import dev.kunci.registry.Widenings;
import dev.kunci.review.AuditReading;
import dev.kunci.review.Consequences;
import dev.kunci.review.ProductReading;
import dev.kunci.review.ProductUses;
import dev.kunci.shared.KunciProperties;
import org.springframework.stereotype.Component;

/** The services the page of one API product calls. */
@Component
record ProductDesk(
        ProductReading reading,
        ProductUses uses,
        ApiProducts products,
        Widenings widenings,
        Removals removals,
        Consequences consequences,
        AuditReading records,
        Background background,
        KunciProperties settings) {}
