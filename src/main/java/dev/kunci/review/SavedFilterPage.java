package dev.kunci.review;

import dev.kunci.operators.Role;
import java.util.Locale;

/** The pages whose filters people keep, and who looks at them. */
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
