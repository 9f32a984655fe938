package dev.kunci.management.app;

import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.Paging;
import dev.kunci.management.resource.PathResolver;
import dev.kunci.management.wire.WireApp;
import dev.kunci.registry.value.Target;
import dev.kunci.review.Cursor;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetailsPages;
import dev.kunci.review.app.AppPages;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All apps of an organization, whoever owns them. */
@RestController
@RequestMapping("/v1/organizations/{organization}/apps")
class OrganizationAppsController {

    private static final String LIST = "app";

    private final AppPages pages;
    private final AppDetailsPages sheets;
    private final AppDocuments documents;
    private final PathResolver paths;

    OrganizationAppsController(AppPages pages, AppDetailsPages sheets, AppDocuments documents, PathResolver paths) {
        this.pages = pages;
        this.sheets = sheets;
        this.documents = documents;
        this.paths = paths;
    }

    /**
     * In the order of appIds, which is that of their creation.
     *
     * @param given ids, status, keyStatus, grantStatus, apiProduct, filter; rows and startKey, or pageSize and
     *     pageToken; expand, includeCred (keys are included in expanded apps unless it is false)
     */
    @Described(
            value = "Lists the apps of an organization, whoever owns them.",
            detail = "In the order of their making. Without a filter apps of every status are listed.",
            list = LIST,
            of = WireApp.class,
            asks = {
                "ids",
                "status",
                "keyStatus",
                "grantStatus",
                "apiProduct",
                "filter",
                "rows",
                "startKey",
                "pageSize",
                "pageToken",
                "expand",
                "includeCred"
            })
    @GetMapping
    Listing list(ApiRequest request, @RequestParam Map<String, String> given) {
        boolean tokens = given.containsKey("pageSize") || given.containsKey("pageToken");
        int size = Paging.count(given.get(tokens ? "pageSize" : "rows"), Paging.MOST);
        Cursor from = tokens || !given.containsKey("startKey")
                ? Paging.after(given.get("pageToken"), size)
                : Paging.from(given.get("startKey"), size);
        check(from);
        AppPages.Wanted wanted = AppSearch.read(given);
        if (Boolean.parseBoolean(given.get("expand"))) {
            List<AppDetails> found = sheets.find(request.actor(), request.organizationId(), wanted, from);
            return Listing.full(
                            LIST,
                            documents.ofOrganization(
                                    request, Paging.cut(found, size), AppDocuments.Form.of(given.get("includeCred"))))
                    .andThen(next(request, found, size, app -> app.target().id()));
        }
        List<AppPages.Named> found = pages.find(request.actor(), request.organizationId(), wanted, from);
        return Listing.names(
                        LIST,
                        "appId",
                        Paging.cut(found, size).stream()
                                .map(app -> app.id().toString())
                                .toList())
                .andThen(next(request, found, size, AppPages.Named::id));
    }

    private static <T> @Nullable String next(ApiRequest request, List<T> found, int size, Function<T, UUID> id) {
        return request.dialect() == Dialect.X
                ? Paging.next(found, size, app -> id.apply(app).toString())
                : null;
    }

    private static void check(Cursor from) {
        if (from.key() != null && !from.key().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Problems.invalid("page", "startKey is the appId of an app, pageToken what the page before gave.");
        }
    }

    @Described("Reads an app by its appId.")
    @GetMapping("/{app}")
    ResponseEntity<WireApp> get(ApiRequest request, @PathVariable String app) {
        Target target = paths.appById(request, app);
        AppDetails found = documents.read(request, target);
        return ResponseEntity.ok()
                .eTag(AppDocuments.tag(found))
                .body(documents
                        .write(request, found)
                        .ofOrganization(request.dialect(), found.owner().name()));
    }
}
