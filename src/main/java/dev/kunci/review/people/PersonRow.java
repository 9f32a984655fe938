package dev.kunci.review.people;

import dev.kunci.operators.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of an organization's members, and of those it has invited.
 *
 * @param id of the member, or of the invitation
 * @param home whether the account is this organization's to shut
 * @param products the API products an approver is limited to as people call them, null for no limit
 * @param lastSeenAt when a person signed in last, or a program last showed a token; null for not in the last 90 days, or
 *     not since they are a member here of an account that is not this organization's
 * @param until when an invitation ends, null for members
 */
public record PersonRow(
        UUID id,
        String email,
        String name,
        PersonState state,
        boolean program,
        boolean home,
        Set<Role> roles,
        @Nullable List<String> products,
        @Nullable Instant lastSeenAt,
        @Nullable Instant until) {

    /** What a line begins with: the name, or the address where it has none of its own. */
    public String title() {
        return name.isBlank() ? email : name;
    }
}
