package dev.kunci.management.audit;

import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.SubjectKind;
import dev.kunci.management.description.Described;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.wire.WireAuditRecord;
import dev.kunci.operators.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The audit log as Edge lists it: of an organization, of a kind of object, of one object, or of one person. Auditors
 * read all of it; every member reads the history of one object, as in the portal.
 */
@RestController
@RequestMapping("/v1/audits")
class AuditsController {

    private static final String LIST = "auditRecord";
    private static final String ORGANIZATION = "/organizations/{organization}";
    private static final String OWNERS = ORGANIZATION + "/" + OwnerType.PATTERN;

    private final AuditDocuments documents;

    AuditsController(AuditDocuments documents) {
        this.documents = documents;
    }

    @Described(
            value = "Reads the record of an organization, the newest first.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION)
    JsonNode all(ApiRequest request, AuditPeriod period) {
        return documents.list(request, period, AuditFilter.ANY);
    }

    @Described(
            value = "Reads the record of all developers, or of all app groups.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping(OWNERS)
    JsonNode owners(ApiRequest request, AuditPeriod period, @PathVariable String owners) {
        SubjectKind kind =
                OwnerType.of(owners) == OwnerType.DEVELOPERS ? SubjectKind.DEVELOPERS : SubjectKind.APP_GROUPS;
        return documents.list(request, period, AuditFilter.ANY.withBranch(kind));
    }

    /** @param owner e-mail address or developerId, or the name of an app group */
    @Described(value = "Reads the history of one developer or app group.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(OWNERS + "/{owner}")
    JsonNode owner(ApiRequest request, AuditPeriod period, @PathVariable String owners, @PathVariable String owner) {
        return documents.history(
                request, period, documents.owner(request, OwnerType.of(owners), owner), AuditFilter.ANY);
    }

    @Described(value = "Reads the history of all apps of one owner.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(OWNERS + "/{owner}/apps")
    JsonNode appsOf(ApiRequest request, AuditPeriod period, @PathVariable String owners, @PathVariable String owner) {
        return documents.history(
                request,
                period,
                documents.owner(request, OwnerType.of(owners), owner),
                AuditFilter.ANY.withBranch(SubjectKind.APPS));
    }

    /** @param app name or appId */
    @Described(value = "Reads the history of one app.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(OWNERS + "/{owner}/apps/{app}")
    JsonNode app(
            ApiRequest request,
            AuditPeriod period,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app) {
        return documents.history(
                request, period, documents.app(request, OwnerType.of(owners), owner, app), AuditFilter.ANY);
    }

    @Described(value = "Reads the record of all apps.", roles = Role.AUDITOR, list = LIST, of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apps")
    JsonNode apps(ApiRequest request, AuditPeriod period) {
        return documents.list(request, period, AuditFilter.ANY.withBranch(SubjectKind.APPS));
    }

    @Described(value = "Reads the history of one app by its appId.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apps/{app}")
    JsonNode appById(ApiRequest request, AuditPeriod period, @PathVariable String app) {
        return documents.history(request, period, documents.app(app), AuditFilter.ANY);
    }

    @Described(
            value = "Reads the record of all API products.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apiproducts")
    JsonNode products(ApiRequest request, AuditPeriod period) {
        return documents.list(request, period, AuditFilter.ANY.withBranch(SubjectKind.PRODUCTS));
    }

    @Described(value = "Reads the history of one API product.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apiproducts/{product}")
    JsonNode product(ApiRequest request, AuditPeriod period, @PathVariable String product) {
        return documents.history(request, period, documents.product(request, product), AuditFilter.ANY);
    }

    @Described(
            value = "Reads what one person or program did.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping("/users/{user}")
    JsonNode user(ApiRequest request, AuditPeriod period, @PathVariable String user) {
        return documents.list(request, period, AuditFilter.ANY.withActor(documents.user(request, user)));
    }
}
