package dev.kunci.operators;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a membership allows in one organization; every role includes viewer. */
public enum Role {
    VIEWER,
    APPROVER,
    EDITOR,
    AUDITOR,
    ADMIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The roles with these codes, as a new set. */
    public static Set<Role> of(String... codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String code : codes) {
            roles.add(of(code));
        }
        return roles;
    }

    /** The codes of these roles, as the database stores them, in a fixed order. */
    public static String[] codes(Collection<Role> roles) {
        return roles.stream().map(Role::code).sorted().toArray(String[]::new);
    }
}
