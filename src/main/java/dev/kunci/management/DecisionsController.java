package dev.kunci.management;

import dev.kunci.management.wire.Listing;
import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireDecisions;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decides many things in one call; Kunci's own, in Apigee's style. */
@RestController
@RequestMapping("/v1/organizations/{organization}/decisions")
class DecisionsController {

    private final Docket docket;

    DecisionsController(Docket docket) {
        this.docket = docket;
    }

    /** Always 200: what is refused or not there holds up nothing else, and each result says what became of its item. */
    @PostMapping
    Listing decide(Call call, @RequestBody WireDecisions wanted) {
        if (wanted.decisions() == null || wanted.decisions().size() > Limits.MOST) {
            throw Problems.invalid(
                    "decisions", "The body holds decisions, a list of at most " + Limits.MOST + " of them.");
        }
        return Listing.full("result", docket.decide(call, wanted.decisions()));
    }
}
