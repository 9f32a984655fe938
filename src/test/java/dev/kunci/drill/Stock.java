package dev.kunci.drill;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.operators.token.Tokens;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.app.Apps;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The data of the drill: an organization of open apps, and the tokens for checks and revocations.
 *
 * @param gatewayToken for checks
 * @param programToken for revocations through the API
 */
record Stock(String organization, Course<Case> course, String gatewayToken, String programToken) {

    private static final String NAME = "drill";
    private static final String PRODUCT = "Weather";
    private static final int STANDING = 20;
    private static final int AT_ONCE = 100;
    private static final List<Level> LEVELS = List.of(Level.GRANT, Level.CREDENTIAL, Level.APP, Level.DEVELOPER);

    /** @param falling how many are to be revoked */
    static Stock make(ApplicationContext context, int falling) {
        Actor console = Actor.console();
        UUID organization =
                context.getBean(Organizations.class).create(console, NAME).id();
        UUID approver = context.getBean(OperatorAccounts.class)
                .create(console, "drill@example.com", "Drill", "correct-horse-battery")
                .id();
        context.getBean(Memberships.class).give(console, organization, approver, Set.of(Role.APPROVER), null);
        UUID product = context.getBean(ApiProducts.class)
                .create(console, organization, PRODUCT, PRODUCT, ApprovalType.AUTO)
                .id();
        String program = context.getBean(Tokens.class)
                .create(console, organization, approver, NAME, Set.of(Role.APPROVER), null, null)
                .token();
        String gateway = context.getBean(GatewayTokens.class)
                .create(console, organization, NAME, null)
                .token();
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        List<Case> cases = new ArrayList<>();
        while (cases.size() < STANDING + falling) {
            transaction.executeWithoutResult(status -> {
                for (int i = 0; i < AT_ONCE; i++) {
                    cases.add(add(context, organization, product, cases.size()));
                }
            });
        }
        Course<Case> course = new Course<>(cases.subList(0, STANDING), cases.subList(STANDING, STANDING + falling));
        return new Stock(NAME, course, gateway, program);
    }

    private static Case add(ApplicationContext context, UUID organization, UUID product, int number) {
        Actor console = Actor.console();
        String email = "dev" + number + "@example.com";
        UUID developer = context.getBean(Developers.class)
                .create(console, organization, DeveloperContent.of(email, "Ana", "Lestari"))
                .id();
        Target owner = new Target(organization, Level.DEVELOPER, developer);
        NewApp.Created app = context.getBean(Apps.class)
                .create(console, new NewApp(owner, AppContent.named("app"), List.of(product), null, null));
        Level level = LEVELS.get(number % LEVELS.size());
        String developerPath = "/v1/organizations/" + NAME + "/developers/" + email;
        String keyPath = developerPath + "/apps/app/keys/" + app.credential();
        Target target =
                switch (level) {
                    case DEVELOPER -> owner;
                    case APP -> new Target(organization, level, app.app());
                    case CREDENTIAL -> new Target(organization, level, app.credential());
                    case GRANT -> new Target(organization, level, grant(context, app.credential()));
                    case APP_GROUP -> throw new IllegalStateException();
                };
        String path =
                switch (level) {
                    case DEVELOPER -> developerPath;
                    case APP -> developerPath + "/apps/app";
                    case CREDENTIAL -> keyPath;
                    default -> keyPath + "/apiproducts/" + PRODUCT;
                };
        return new Case(new Watched(target.id()), app.pair().consumerKey(), target, path);
    }

    private static UUID grant(ApplicationContext context, UUID credential) {
        return context.getBean(JdbcClient.class)
                .sql("select id from product_grant where credential_id = ?")
                .param(credential)
                .query(UUID.class)
                .single();
    }

    /** A check as nginx sends it. */
    byte[] question(Case about) {
        return ("GET /gateway/nginx HTTP/1.1\r\nHost: kunci\r\nAuthorization: Bearer " + gatewayToken
                        + "\r\nX-API-Key: "
                        + about.consumerKey()
                        + "\r\nX-Original-Method: GET\r\nX-Original-URI: /weather/today?city=Bandung\r\n"
                        + "X-Kunci-Organization: " + organization + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Contains tokens, so it prints nothing of itself. */
    @Override
    public String toString() {
        return "Stock[" + organization + "]";
    }
}
