package dev.kunci.importer.file;

import org.jspecify.annotations.Nullable;

/** The owner that an app names itself, or else that of its list or folder. */
public record NamedApp(
        @Nullable String developerId,
        @Nullable String email,
        @Nullable String group) {

    /** Older exports call an app group a company, and some files have an address as the id of the developer. */
    public static NamedApp of(ItemFields app, @Nullable NamedOwner owner) {
        String id = app.optionalName("developerId");
        String email = app.optionalName("developerEmail");
        app.checkAddress("developerEmail", email);
        String group = app.optionalResourceName("appGroup", "group-name");
        if (group == null) {
            group = app.optionalResourceName("companyName", "group-name");
        }
        if (email == null && id != null && NamedOwner.isAddress(id)) {
            email = id;
            app.checkAddress("developerId", email);
        }
        if (owner == null || group != null || email != null) {
            return new NamedApp(id, email, group);
        }
        return new NamedApp(id == null ? owner.developerId() : id, owner.email(), id == null ? owner.group() : null);
    }
}
