package dev.kunci.portal.product;

import dev.kunci.portal.feedback.Background;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.product.Widenings;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.review.impact.DeletionImpacts;
import dev.kunci.review.product.ProductDetailsReader;
import dev.kunci.review.product.ProductUseList;
import dev.kunci.shared.KunciProperties;
import org.springframework.stereotype.Component;

/** The services that the page of one API product calls. */
@Component
public record ProductServices(
        ProductDetailsReader reading,
        ProductUseList uses,
        ApiProducts products,
        Widenings widenings,
        Deletions removals,
        DeletionImpacts consequences,
        AuditSearch records,
        Background background,
        KunciProperties settings) {}
