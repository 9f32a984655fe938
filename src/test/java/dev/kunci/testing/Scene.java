package dev.kunci.testing;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.vault.KeyVault;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The data of a test: an organization of its own, people with roles, and an app with a key and products. */
public class Scene {

    public static final String PASSWORD = "correct-horse-battery";

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Organizations organizations;
    private final OperatorAccounts accounts;
    private final Sessions sessions;
    private final Memberships memberships;
    private final Developers developers;
    private final ApiProducts products;
    private final Apps apps;
    private final Grants grants;

    Scene(
            Organizations organizations,
            OperatorAccounts accounts,
            Sessions sessions,
            Memberships memberships,
            Developers developers,
            ApiProducts products,
            Apps apps,
            Grants grants) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.memberships = memberships;
        this.developers = developers;
        this.products = products;
        this.apps = apps;
        this.grants = grants;
    }

    /** One app of one developer: a key with a manual product (pending) and an automatic one (approved). */
    public record Weather(
            UUID organization,
            String organizationName,
            UUID developer,
            String developerEmail,
            UUID app,
            UUID credential,
            KeyVault.Pair pair,
            UUID manualProduct,
            UUID manualGrant,
            UUID autoProduct,
            UUID autoGrant) {

        public Target target(Level level) {
            return switch (level) {
                case DEVELOPER -> new Target(organization, level, developer);
                case APP -> new Target(organization, level, app);
                case CREDENTIAL -> new Target(organization, level, credential);
                case GRANT -> new Target(organization, level, manualGrant);
                case APP_GROUP -> throw new IllegalArgumentException("the scene has no app group");
            };
        }
    }

    public String name(String stem) {
        return stem + NUMBER.incrementAndGet();
    }

    public UUID organization(String name) {
        return organizations.create(Actor.console(), name).id();
    }

    /** A new organization with the app "Weather mobile" of ana@example.com. */
    public Weather weather() {
        String name = name("weather");
        UUID organization = organization(name);
        return weather(organization, name, "ana@example.com", "Weather mobile");
    }

    public Weather weather(UUID organization, String organizationName, String email, String appName) {
        Actor console = Actor.console();
        UUID developer = developers
                .create(console, organization, DeveloperContent.of(email, "Ana", "Lestari"))
                .id();
        UUID manual = products.create(console, organization, name("Weather-Product"), "Weather", ApprovalType.MANUAL)
                .id();
        UUID auto = products.create(console, organization, name("Orders"), "Orders", ApprovalType.AUTO)
                .id();
        NewApp.Created app = app(organization, developer, appName);
        UUID manualGrant =
                grants.add(console.onBehalfOf(email), organization, app.credential(), manual, "we show the weather");
        UUID autoGrant = grants.add(console, organization, app.credential(), auto, null);
        return new Weather(
                organization,
                organizationName,
                developer,
                email,
                app.app(),
                app.credential(),
                app.pair(),
                manual,
                manualGrant,
                auto,
                autoGrant);
    }

    /** A new app of this developer with a key without products. */
    public NewApp.Created app(UUID organization, UUID developer, String name) {
        Target owner = new Target(organization, Level.DEVELOPER, developer);
        return apps.create(Actor.console(), new NewApp(owner, AppContent.named(name), List.of(), null, null));
    }

    /** A new operator with these roles (none: not a member), signed in through the portal from 192.0.2.7. */
    public Actor operator(UUID organization, Role... roles) {
        return operator(organization, null, roles);
    }

    /** @param onlyProducts the limit of an approver */
    public Actor operator(UUID organization, @Nullable Set<UUID> onlyProducts, Role... roles) {
        String email = name("operator") + "@example.com";
        UUID id =
                accounts.create(Actor.console(), email, "Rina Astuti", PASSWORD).id();
        if (roles.length > 0) {
            memberships.give(Actor.console(), organization, id, EnumSet.copyOf(Set.of(roles)), onlyProducts);
        }
        return Actor.operator(id, email, new Origin(Channel.PORTAL, "192.0.2.7", name("request")));
    }

    /** A new session of this person, with their present password. */
    public PortalPrincipal signedIn(Actor actor) {
        UUID id = Objects.requireNonNull(actor.operatorId());
        UUID session = sessions.start(id, actor.origin(), BROWSER);
        return new PortalPrincipal(
                id, actor.name(), accounts.find(id).orElseThrow().passwordStamp(), session);
    }

    /** This editor requests one more manual product on the scene's key. */
    public UUID request(Actor editor, Weather weather) {
        UUID product = products.create(
                        Actor.console(), weather.organization(), name("Stock"), "Stock", ApprovalType.MANUAL)
                .id();
        return grants.add(editor, weather.organization(), weather.credential(), product, "asked for by phone");
    }
}
