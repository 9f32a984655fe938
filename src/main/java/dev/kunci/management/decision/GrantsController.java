package dev.kunci.management.decision;

import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.Paging;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireGrant;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.queue.GrantPages;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API products on all keys of an organization, with their status. */
@RestController
@RequestMapping("/v1/organizations/{organization}/grants")
class GrantsController {

    /** The default size of a page. */
    private static final int USUAL = 100;

    private final GrantPages pages;
    private final PathResolver paths;

    GrantsController(GrantPages pages, PathResolver paths) {
        this.pages = pages;
        this.paths = paths;
    }

    @Described(
            value = "Lists API products on keys; with status=pending what waits for a decision.",
            list = "grant",
            of = WireGrant.class)
    @GetMapping
    Listing list(
            ApiRequest request,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String apiproduct,
            @RequestParam(required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String pageToken) {
        int size = Paging.count(pageSize, USUAL);
        UUID product = apiproduct != null && !apiproduct.isBlank() ? paths.product(request, apiproduct) : null;
        List<GrantPages.Row> found = pages.page(
                request.actor(),
                request.organizationId(),
                status != null && !status.isBlank() ? status(status) : null,
                product,
                Paging.after(pageToken, size));
        return Listing.full(
                        "grant",
                        Paging.cut(found, size).stream()
                                .map(GrantsController::write)
                                .toList())
                .andThen(Paging.next(found, size, GrantPages.Row::key));
    }

    private static Status status(String text) {
        return Level.GRANT.statuses().stream()
                .filter(status -> status.code().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "status", "An API product on a key is pending, approved or revoked, and not " + text + "."));
    }

    private static WireGrant write(GrantPages.Row grant) {
        return new WireGrant(
                grant.credential().toString(),
                grant.product(),
                grant.standing().status().code(),
                grant.appId().toString(),
                grant.app(),
                grant.developer(),
                grant.appGroup(),
                grant.requestedAt().toEpochMilli(),
                grant.requestedBy(),
                grant.reason(),
                grant.standing().since().toEpochMilli(),
                grant.standing().by(),
                grant.standing().revision());
    }
}
