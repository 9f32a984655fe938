package dev.kunci.console.demo;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.membership.Memberships;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The people of the demo, all with the same well-known password. */
@Component
class DemoCast {

    static final String PASSWORD = "kunci-demo";

    private record Member(String account, String name, EnumSet<Role> roles) {}

    private static final List<Member> MEMBERS = List.of(
            new Member("viewer", "Bayu Santoso", EnumSet.of(Role.VIEWER)),
            new Member("approver", "Rina Astuti", EnumSet.of(Role.APPROVER)),
            new Member("editor", "Joko Prasetyo", EnumSet.of(Role.EDITOR)),
            new Member("auditor", "Sari Dewanti", EnumSet.of(Role.AUDITOR)),
            new Member("admin", "Hendra Gunawan", EnumSet.of(Role.ADMIN)),
            new Member("ops", "Ops scripts", EnumSet.of(Role.EDITOR, Role.APPROVER)));

    private final OperatorAccounts accounts;
    private final Memberships memberships;

    DemoCast(OperatorAccounts accounts, Memberships memberships) {
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** @return the actors, by account name */
    Map<String, Actor> join(UUID organization) {
        Map<String, Actor> cast = new HashMap<>();
        for (Member member : MEMBERS) {
            String email = member.account() + "@example.com";
            UUID id = accounts.find(email).map(operator -> operator.id()).orElseGet(() -> accounts.create(
                            Actor.console(), email, member.name(), PASSWORD)
                    .id());
            memberships.give(Actor.console(), organization, id, member.roles(), null);
            cast.put(member.account(), Actor.operator(id, email, new Origin(Channel.PORTAL, "127.0.0.1", null)));
        }
        return cast;
    }

    static Actor of(Map<String, Actor> cast, String account) {
        return Objects.requireNonNull(cast.get(account));
    }
}
