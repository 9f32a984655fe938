package dev.kunci.review;

import dev.kunci.operators.Role;
import java.util.Locale;

/** The pages with saved filters, and the role that opens them. */
public enum SavedFilterPage {
    AUDIT(Role.AUDITOR),
    APPROVALS(Role.APPROVER);

    private final Role role;

    SavedFilterPage(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
