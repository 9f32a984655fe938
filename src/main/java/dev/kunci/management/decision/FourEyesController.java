package dev.kunci.management.decision;

import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.wire.WireFourEyes;
import dev.kunci.operators.Role;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.FourEyesSwitch;
import dev.kunci.registry.organization.Organizations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether approvals need a second person in an organization; Kunci's own, in Apigee's style. */
@RestController
@RequestMapping("/v1/organizations/{organization}/foureyes")
class FourEyesController {

    private final Organizations organizations;
    private final FourEyesSwitch fourEyes;

    FourEyesController(Organizations organizations, FourEyesSwitch fourEyes) {
        this.organizations = organizations;
        this.fourEyes = fourEyes;
    }

    @Described("Says whether approvals need a second person, and whether somebody has asked to switch that off.")
    @GetMapping
    WireFourEyes get(ApiRequest request) {
        Organization now = organizations.find(request.organizationId()).orElseThrow();
        return fourEyes.waiting(request.actor(), request.organizationId())
                .map(waiting -> new WireFourEyes(
                        now.fourEyes(),
                        waiting.askedBy(),
                        waiting.askedAt().toEpochMilli(),
                        waiting.until().toEpochMilli()))
                .orElseGet(() -> new WireFourEyes(now.fourEyes(), null, null, null));
    }

    @Described(
            value = "Decides whether approvals need a second person.",
            detail =
                    "One administrator switches it on. Switching it off takes two: the first call with false asks, and that of another administrator within seven days confirms. True turns down what was asked for.",
            roles = Role.ADMIN)
    @PutMapping
    WireFourEyes put(ApiRequest request, @RequestBody WireFourEyes wanted) {
        if (wanted.required() == null) {
            throw Problems.invalid("required", "The body says whether a second person is required: true or false.");
        }
        fourEyes.require(request.actor(), request.organizationId(), wanted.required());
        return get(request);
    }
}
