package dev.kunci.management.owner;

import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.wire.WireAppGroup;
import dev.kunci.management.wire.WireAttribute;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.review.owner.OwnerRecord;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the documents of app groups. */
final class AppGroupDocuments {

    private AppGroupDocuments() {}

    /** Fields that a client leaves out stay unchanged. */
    static AppGroupContent read(WireAppGroup wanted, AppGroupContent before) {
        return new AppGroupContent(
                or(wanted.name(), before.name()),
                or(wanted.displayName(), before.displayName()),
                or(wanted.channelId(), before.channelId()),
                or(wanted.channelUri(), before.channelUri()),
                or(wanted.email(), before.email()),
                Optional.ofNullable(wanted.attributes())
                        .map(WireAttribute::read)
                        .orElse(before.attributes()));
    }

    private static String or(@Nullable String given, String before) {
        return Objects.requireNonNullElse(given, before);
    }

    static WireAppGroup write(ApiRequest request, OwnerRecord owner) {
        AppGroupContent content = (AppGroupContent) owner.content();
        return new WireAppGroup(
                owner.code(),
                WireAttribute.of(content.attributes()),
                content.channelId(),
                content.channelUri(),
                owner.createdAt().toEpochMilli(),
                owner.createdBy(),
                content.displayName(),
                content.email(),
                owner.modifiedAt().toEpochMilli(),
                owner.modifiedBy(),
                content.name(),
                request.organizationName(),
                owner.standing().status().code());
    }
}
