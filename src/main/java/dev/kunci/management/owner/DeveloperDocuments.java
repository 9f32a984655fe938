package dev.kunci.management.owner;

import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.resource.ReadOnlyFields;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.management.wire.WireDeveloper;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.review.owner.OwnerRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the documents of developers. */
final class DeveloperDocuments {

    private DeveloperDocuments() {}

    /** Status and organization are output only (Apigee); clients may send back what they have read. */
    static void check(WireDeveloper wanted) {
        ReadOnlyFields.none("accessType", wanted.accessType(), "Keep it as an attribute.");
        ReadOnlyFields.word("appFamily", wanted.appFamily(), "default", "Keep it as an attribute.");
    }

    /** Fields that a client leaves out stay unchanged. */
    static DeveloperContent read(WireDeveloper wanted, DeveloperContent before) {
        return new DeveloperContent(
                or(wanted.email(), before.email()),
                or(wanted.firstName(), before.firstName()),
                or(wanted.lastName(), before.lastName()),
                or(wanted.userName(), before.userName()),
                Optional.ofNullable(wanted.attributes())
                        .map(WireAttribute::read)
                        .orElse(before.attributes()));
    }

    private static String or(@Nullable String given, String before) {
        return Objects.requireNonNullElse(given, before);
    }

    static WireDeveloper write(ApiRequest request, OwnerRecord owner) {
        DeveloperContent content = (DeveloperContent) owner.content();
        return new WireDeveloper(
                null,
                null,
                owner.apps(),
                WireAttribute.of(content.attributes()),
                List.of(),
                owner.createdAt().toEpochMilli(),
                owner.createdBy(),
                owner.code(),
                content.email(),
                content.firstName(),
                owner.modifiedAt().toEpochMilli(),
                owner.modifiedBy(),
                content.lastName(),
                request.organizationName(),
                owner.standing().status().code(),
                content.userName());
    }
}
