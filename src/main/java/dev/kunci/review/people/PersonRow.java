package dev.kunci.review.people;

import dev.kunci.operators.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of members and invitations.
 *
 * @param id of the member, or of the invitation
 * @param home whether this organization can disable the account
 * @param products the display names of the API products an approver is limited to, null for no limit
 * @param lastSeenAt when a person signed in last, or a program last sent a token; null if not in the last 90 days, or,
 *     for an account of another organization, not since they became a member here
 * @param until when an invitation expires, null for members
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

    /** The name to show: the name, or the address if there is none. */
    public String title() {
        return name.isBlank() ? email : name;
    }
}
