package dev.kunci.isolation;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditFilter;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OwnAccount;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.membership.People;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.operators.token.Tokens;
import dev.kunci.review.SavedFilterPage;
import dev.kunci.review.SavedFilters;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.testing.Database;
import dev.kunci.testing.Scene;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Two organizations with objects of all kinds, a member of the first with every role, and a member of both. */
final class TwoOrganizations {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    private static final String ANA = "ana@example.com";

    private final ApplicationContext context;
    private final Scene scene;
    final Things first;
    final Things second;
    final Actor member;
    final Actor memberOfBoth;

    TwoOrganizations(ApplicationContext context) throws SQLException {
        this.context = context;
        this.scene = context.getBean(Scene.class);
        first = furnished(scene.name("first"), ANA);
        second = furnished(scene.name("second"), "bo@example.com");
        member = confirmed(scene.operator(first.organization(), ALL.toArray(Role[]::new)));
        memberOfBoth = confirmed(scene.operator(first.organization(), ALL.toArray(Role[]::new)));
        join(second);
    }

    /** After showing the password again, a person may do everything. */
    private Actor confirmed(Actor person) {
        return context.getBean(OwnAccount.class).confirm(person, Scene.PASSWORD);
    }

    private void join(Things place) {
        context.getBean(Memberships.class)
                .give(Actor.console(), place.organization(), memberOfBoth.operatorId(), ALL, null);
    }

    /** One more organization, with the same names as the first. */
    Things furnished(String name) throws SQLException {
        return furnished(name, ANA);
    }

    private Things furnished(String name, String developer) throws SQLException {
        UUID organization = scene.organization(name);
        Scene.Weather weather = scene.weather(organization, name, developer, "Weather mobile");
        Actor person = scene.operator(organization, ALL.toArray(Role[]::new));
        SavedFilters filters = context.getBean(SavedFilters.class);
        filters.save(person, organization, SavedFilterPage.AUDIT, "Mine", "action=create");
        Tokens.Issued token = context.getBean(Tokens.class)
                .create(
                        Actor.console(),
                        organization,
                        person.operatorId(),
                        "pipeline",
                        Set.of(Role.VIEWER),
                        null,
                        null);
        Tokens.Issued gateway =
                context.getBean(GatewayTokens.class).create(Actor.console(), organization, "nginx", null);
        Map<String, UUID> ids = new HashMap<>();
        ids.put("app", weather.app());
        ids.put("developer", weather.developer());
        ids.put("app_group", appGroup(organization));
        ids.put("credential", weather.credential());
        ids.put("product", weather.manualProduct());
        ids.put("grant", weather.manualGrant());
        ids.put("operator", person.operatorId());
        ids.put("people", person.operatorId());
        ids.put("person", person.operatorId());
        ids.put("owner", weather.developer());
        ids.put(
                "program",
                context.getBean(People.class).addProgram(person, organization, "ci", Set.of(Role.VIEWER), null));
        ids.put(
                "invitation",
                context.getBean(People.class)
                        .add(person, organization, invited(), "", Set.of(Role.VIEWER), null)
                        .id());
        ids.put("token", token.id());
        ids.put("TokenList.id", token.id());
        ids.put("Tokens.id", token.id());
        ids.put("GatewayTokens.token", gateway.id());
        ids.put("GatewayTokenList.id", gateway.id());
        ids.put("DecisionImpacts.id", weather.app());
        ids.put(
                "filter",
                filters.list(person, organization, SavedFilterPage.AUDIT)
                        .getFirst()
                        .id());
        ids.put("ProductDetailsReader.id", weather.manualProduct());
        UUID record = context.getBean(AuditSearch.class)
                .find(person, organization, AuditFilter.ANY.withActions(Set.of(Action.CREATE)), 0, 1)
                .getFirst()
                .id();
        ids.put("record", record);
        ids.put("AuditSearch.id", record);
        return new Things(organization, name, ids, texts(weather));
    }

    /** Someone with an account elsewhere. */
    private String invited() {
        return scene.operator(scene.organization(scene.name("elsewhere")), Role.VIEWER)
                .name();
    }

    private Map<String, String> texts(Scene.Weather weather) {
        String product = context.getBean(Database.class)
                .text("select name from api_product where id = ?", weather.manualProduct());
        return new HashMap<>(Map.of(
                "name",
                product,
                "product",
                product,
                "email",
                scene.name("newcomer") + "@example.com",
                "Developers.email",
                weather.developerEmail(),
                "AuditSearch.label",
                weather.developerEmail(),
                "owner",
                weather.developerEmail(),
                "key",
                weather.pair().consumerKey(),
                "keyId",
                weather.credential().toString(),
                "appId",
                weather.app().toString()));
    }

    private UUID appGroup(UUID organization) throws SQLException {
        UUID id = UUID.randomUUID();
        context.getBean(Database.class)
                .asApplication(
                        "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,"
                                + " subject, after, outcome) values ('" + organization
                                + "', 'sql', 'console', 'create',"
                                + " 'app-group', '" + id + "', 'team', '{\"status\": \"active\"}', 'done')",
                        "insert into app_group (organization_id, id, name, status, status_changed_at, status_changed_by,"
                                + " created_at, created_by, modified_at, modified_by) values ('" + organization + "', '"
                                + id + "', 'team', 'active', now(), 'x', now(), 'x', now(), 'x')");
        return id;
    }
}
