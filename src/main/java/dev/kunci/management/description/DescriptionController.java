package dev.kunci.management.description;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Serves the API description. */
@RestController
class DescriptionController {

    private final Description description;

    DescriptionController(Description description) {
        this.description = description;
    }

    @Described(value = "Describes this API in OpenAPI 3.1.", open = true)
    @GetMapping("/v1/openapi.json")
    JsonNode get() {
        return description.document();
    }
}
