package dev.kunci.management.owner;

import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.wire.WireOrganization;
import dev.kunci.operators.signin.Caller;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Organizations, which clients ask for before anything else. */
@RestController
class OrganizationsController {

    private final Organizations organizations;

    OrganizationsController(Organizations organizations) {
        this.organizations = organizations;
    }

    /** The organizations of the caller: one for a token, all of theirs for a person. */
    @Described(
            value = "Lists the organizations the caller may enter: one for a token, all of theirs for a person.",
            list = "organizations",
            of = WireOrganization.class)
    @GetMapping("/v1/organizations")
    Object list(Caller caller, HttpServletRequest request) {
        UUID operator = caller.actor().operatorId();
        UUID within = caller.actor().within();
        List<Organization> mine = (operator == null ? List.<Organization>of() : organizations.of(operator))
                .stream()
                        .filter(one -> within == null || within.equals(one.id()))
                        .filter(one -> !(caller.byPassword() && one.secondFactorRequired()))
                        .toList();
        return Dialect.of(request) == Dialect.EDGE
                ? mine.stream().map(Organization::name).toList()
                : Listing.full(
                        "organizations",
                        mine.stream().map(WireOrganization::entry).toList());
    }

    @Described("Reads an organization.")
    @GetMapping("/v1/organizations/{organization}")
    WireOrganization get(ApiRequest request) {
        return organizations
                .find(request.organizationId())
                .map(WireOrganization::of)
                .orElseThrow(() -> new Refusal.Forbidden("refusal.role.viewer"));
    }
}
