package dev.kunci.management;

import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.Branch;
import dev.kunci.management.description.Described;
import dev.kunci.management.wire.WireAuditRecord;
import dev.kunci.operators.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The record as Edge lists it: of an organization, a branch of it or one thing in it, and of one person. All of it is for
 * auditors; the history of one thing for every member, as in the portal.
 */
@RestController
@RequestMapping("/v1/audits")
class AuditsController {

    private static final String LIST = "auditRecord";
    private static final String ORGANIZATION = "/organizations/{organization}";
    private static final String OWNERS = ORGANIZATION + "/" + OwnerKind.PATTERN;

    private final Audits audits;

    AuditsController(Audits audits) {
        this.audits = audits;
    }

    @Described(
            value = "Reads the record of an organization, the newest first.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION)
    JsonNode all(Call call, AuditPeriod period) {
        return audits.list(call, period, AuditFilter.ANY);
    }

    @Described(
            value = "Reads the record of all developers, or of all app groups.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping(OWNERS)
    JsonNode owners(Call call, AuditPeriod period, @PathVariable String owners) {
        Branch branch = OwnerKind.of(owners) == OwnerKind.DEVELOPERS ? Branch.DEVELOPERS : Branch.APP_GROUPS;
        return audits.list(call, period, AuditFilter.ANY.withBranch(branch));
    }

    /** @param owner e-mail address or developerId, or the name of an app group */
    @Described(value = "Reads the history of one developer or app group.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(OWNERS + "/{owner}")
    JsonNode owner(Call call, AuditPeriod period, @PathVariable String owners, @PathVariable String owner) {
        return audits.history(call, period, audits.owner(call, OwnerKind.of(owners), owner), AuditFilter.ANY);
    }

    @Described(value = "Reads the history of all apps of one owner.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(OWNERS + "/{owner}/apps")
    JsonNode appsOf(Call call, AuditPeriod period, @PathVariable String owners, @PathVariable String owner) {
        return audits.history(
                call, period, audits.owner(call, OwnerKind.of(owners), owner), AuditFilter.ANY.withBranch(Branch.APPS));
    }

    /** @param app name or appId */
    @Described(value = "Reads the history of one app.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(OWNERS + "/{owner}/apps/{app}")
    JsonNode app(
            Call call,
            AuditPeriod period,
            @PathVariable String owners,
            @PathVariable String owner,
            @PathVariable String app) {
        return audits.history(call, period, audits.app(call, OwnerKind.of(owners), owner, app), AuditFilter.ANY);
    }

    @Described(value = "Reads the record of all apps.", roles = Role.AUDITOR, list = LIST, of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apps")
    JsonNode apps(Call call, AuditPeriod period) {
        return audits.list(call, period, AuditFilter.ANY.withBranch(Branch.APPS));
    }

    @Described(value = "Reads the history of one app by its appId.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apps/{app}")
    JsonNode appById(Call call, AuditPeriod period, @PathVariable String app) {
        return audits.history(call, period, audits.app(app), AuditFilter.ANY);
    }

    @Described(
            value = "Reads the record of all API products.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apiproducts")
    JsonNode products(Call call, AuditPeriod period) {
        return audits.list(call, period, AuditFilter.ANY.withBranch(Branch.PRODUCTS));
    }

    @Described(value = "Reads the history of one API product.", list = LIST, of = WireAuditRecord.class)
    @GetMapping(ORGANIZATION + "/apiproducts/{product}")
    JsonNode product(Call call, AuditPeriod period, @PathVariable String product) {
        return audits.history(call, period, audits.product(call, product), AuditFilter.ANY);
    }

    @Described(
            value = "Reads what one person or program did.",
            roles = Role.AUDITOR,
            list = LIST,
            of = WireAuditRecord.class)
    @GetMapping("/users/{user}")
    JsonNode user(Call call, AuditPeriod period, @PathVariable String user) {
        return audits.list(call, period, AuditFilter.ANY.withActor(audits.user(call, user)));
    }
}
