package dev.kunci.management.decision;

import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Listing;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.Paging;
import dev.kunci.management.wire.WireDecisions;
import dev.kunci.management.wire.WireOutcome;
import dev.kunci.operators.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many decisions in one call; Kunci's own, in Apigee's style. */
@RestController
@RequestMapping("/v1/organizations/{organization}/decisions")
class DecisionsController {

    private final BulkDecisions bulk;

    DecisionsController(BulkDecisions bulk) {
        this.bulk = bulk;
    }

    /** Always 200: refused and unknown items do not hold up others, and each result is reported for its item. */
    @Described(
            value = "Decides many things in one call.",
            detail =
                    "Always 200: what is refused or does not exist holds up nothing else, and each result, in the order of the decisions, says what became of its item.",
            roles = Role.APPROVER,
            list = "result",
            of = WireOutcome.class)
    @PostMapping
    Listing decide(ApiRequest request, @RequestBody WireDecisions wanted) {
        if (wanted.decisions() == null || wanted.decisions().size() > Paging.MOST) {
            throw Problems.invalid(
                    "decisions", "The body holds decisions, a list of at most " + Paging.MOST + " of them.");
        }
        return Listing.full("result", bulk.decide(request, wanted.decisions()));
    }
}
