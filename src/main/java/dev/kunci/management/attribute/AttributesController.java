package dev.kunci.management.attribute;

import dev.kunci.management.attribute.AttributeOwners.Owned;
import dev.kunci.management.description.Described;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.http.ETags;
import dev.kunci.management.resource.OwnerType;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireAttributes;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The attributes of owners, apps and API products: read and replace all, read, set and delete one. */
@RestController
@RequestMapping("/v1/organizations/{organization}")
class AttributesController {

    private static final String OF_OWNER = "/" + OwnerType.PATTERN + "/{owner}/attributes";
    private static final String OF_APP = "/" + OwnerType.PATTERN + "/{owner}/apps/{app}/attributes";
    private static final String OF_PRODUCT = "/apiproducts/{product}/attributes";
    private static final String ONE = "/{attribute}";

    private final AttributeOwners owners;

    AttributesController(AttributeOwners owners) {
        this.owners = owners;
    }

    @Described("Lists the attributes.")
    @GetMapping({OF_OWNER, OF_APP, OF_PRODUCT})
    ResponseEntity<WireAttributes> list(ApiRequest request, @PathVariable Map<String, String> whose) {
        return answer(owned(request, whose).read().get());
    }

    /** Replaces all of them. */
    @Described(value = "Replaces all attributes.", roles = Role.EDITOR)
    @PostMapping({OF_OWNER, OF_APP, OF_PRODUCT})
    ResponseEntity<WireAttributes> replace(
            ApiRequest request, @PathVariable Map<String, String> whose, @RequestBody WireAttributes wanted) {
        if (wanted.attribute() == null) {
            throw Problems.invalid(
                    "attribute", "Say which attributes there shall be: attribute is the list, and [] removes all.");
        }
        List<Attribute> attributes = WireAttribute.read(wanted.attribute());
        Owned owned = owned(request, whose);
        change(request, owned, before -> {
            request.seen(ETags.of(all(before)));
            return attributes;
        });
        return answer(owned.read().get());
    }

    @Described("Reads one attribute.")
    @GetMapping({OF_OWNER + ONE, OF_APP + ONE, OF_PRODUCT + ONE})
    ResponseEntity<WireAttribute> get(
            ApiRequest request, @PathVariable Map<String, String> whose, @PathVariable String attribute) {
        return answer(one(owned(request, whose).read().get(), attribute));
    }

    /** Sets one, new or existing; the name in the path counts. */
    @Described(value = "Sets one attribute, new or not; the name in the path counts.", roles = Role.EDITOR)
    @PostMapping({OF_OWNER + ONE, OF_APP + ONE, OF_PRODUCT + ONE})
    ResponseEntity<WireAttribute> set(
            ApiRequest request,
            @PathVariable Map<String, String> whose,
            @PathVariable String attribute,
            @RequestBody WireAttribute wanted) {
        String value = wanted.value();
        if (value == null) {
            throw Problems.invalid("value", "Say in value what the attribute shall say.");
        }
        Owned owned = owned(request, whose);
        change(request, owned, before -> {
            seen(request, before, attribute);
            return Attribute.with(before, attribute, value);
        });
        return answer(one(owned.read().get(), attribute));
    }

    /** Answers with the deleted attribute. */
    @Described(value = "Deletes one attribute, and answers with what it was.", roles = Role.EDITOR)
    @DeleteMapping({OF_OWNER + ONE, OF_APP + ONE, OF_PRODUCT + ONE})
    WireAttribute delete(ApiRequest request, @PathVariable Map<String, String> whose, @PathVariable String attribute) {
        Owned owned = owned(request, whose);
        WireAttribute last = WireAttribute.of(one(owned.read().get(), attribute));
        change(request, owned, before -> {
            Attribute gone = one(before, attribute);
            seen(request, before, attribute);
            return before.stream().filter(other -> !other.equals(gone)).toList();
        });
        return last;
    }

    /** @param whose the variables of the path */
    private Owned owned(ApiRequest request, Map<String, String> whose) {
        String product = whose.get("product");
        if (product != null) {
            return owners.ofProduct(request, product);
        }
        OwnerType kind = OwnerType.of(Objects.requireNonNull(whose.get("owners")));
        String owner = Objects.requireNonNull(whose.get("owner"));
        String app = whose.get("app");
        return app == null ? owners.ofOwner(request, kind, owner) : owners.ofApp(request, kind, owner, app);
    }

    private static void change(ApiRequest request, Owned owned, UnaryOperator<List<Attribute>> change) {
        request.settle(() -> {
            owned.save().save(change);
            return owned;
        });
    }

    private static void seen(ApiRequest request, List<Attribute> before, String name) {
        request.seen(before.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .map(attribute -> ETags.of(WireAttribute.of(attribute)))
                .orElse(""));
    }

    private static Attribute one(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.attribute(name));
    }

    private static WireAttributes all(List<Attribute> attributes) {
        return new WireAttributes(WireAttribute.of(attributes));
    }

    private static ResponseEntity<WireAttributes> answer(List<Attribute> attributes) {
        WireAttributes document = all(attributes);
        return ResponseEntity.ok().eTag(ETags.of(document)).body(document);
    }

    private static ResponseEntity<WireAttribute> answer(Attribute attribute) {
        WireAttribute document = WireAttribute.of(attribute);
        return ResponseEntity.ok().eTag(ETags.of(document)).body(document);
    }
}
