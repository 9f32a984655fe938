package dev.kunci.review.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditScope;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.ManyApps;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What lists and pages say of an app: which gate is shut, found by which filter, and seen by whom. */
@IntegrationTest
class AppDetailsReaderTest {

    @Autowired
    AppDetailsReader reader;

    @Autowired
    AppList list;

    @Autowired
    AuditSearch audit;

    @Autowired
    Decisions decisions;

    @Autowired
    Credentials credentials;

    @Autowired
    Database database;

    @Autowired
    Scene scene;

    @Autowired
    SteppingClock clock;

    Scene.Weather weather;
    Actor approver;

    @BeforeEach
    void set() {
        weather = scene.weather();
        approver = scene.operator(weather.organization(), Role.APPROVER);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({"DEVELOPER, OWNER", "APP, APP", "CREDENTIAL, CREDENTIAL"})
    void theFirstShutGateIsNamedWithWhoShutIt(Level level, Gate.Kind gate) {
        assertThat(auto().access().open()).isTrue();
        assertThat(manual().access().shut())
                .extracting(Gate::kind, Gate::status)
                .containsExactly(Gate.Kind.GRANT, Status.PENDING);

        decide(level, level.owner() ? Verb.DEACTIVATE : Verb.REVOKE);

        Gate shut = Objects.requireNonNull(auto().access().shut());
        assertThat(shut.kind()).isEqualTo(gate);
        assertThat(shut.by()).isEqualTo(approver.name());
        assertThat(auto().standing().status()).isEqualTo(Status.APPROVED);
        assertThat(row(AppFilter.ANY).openKeys()).isZero();
    }

    @Test
    void theOwnerIsAskedBeforeTheAppAndTheAppBeforeTheKey() {
        decide(Level.CREDENTIAL, Verb.REVOKE);
        decide(Level.APP, Verb.REVOKE);
        assertThat(Objects.requireNonNull(auto().access().shut()).kind()).isEqualTo(Gate.Kind.APP);
        decide(Level.DEVELOPER, Verb.DEACTIVATE);
        assertThat(Objects.requireNonNull(auto().access().shut()).kind()).isEqualTo(Gate.Kind.OWNER);
        assertThat(page().access().open()).isFalse();
    }

    @Test
    void aRowSaysOwnerProductsKeysAndHowManyAreOpen() {
        AppRow row = row(AppFilter.ANY);

        assertThat(row.name()).isEqualTo("Weather mobile");
        assertThat(row.owner()).isEqualTo("ana@example.com");
        assertThat(row.products()).hasSize(2);
        assertThat(List.of(row.productCount(), row.keys(), row.openKeys())).containsExactly(2, 1, 1);
        assertThat(row.standing().status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void filtersFindByTextStatusProductAndOwner() {
        scene.weather(weather.organization(), weather.organizationName(), "bo@example.com", "100% Orders_app");
        String hint = page().keys().getFirst().hint();

        assertThat(names(AppFilter.ANY)).containsExactly("100% Orders_app", "Weather mobile");
        assertThat(names(AppFilter.ANY.withText("WEATHER"))).containsExactly("Weather mobile");
        assertThat(names(AppFilter.ANY.withText("bo@exam"))).containsExactly("100% Orders_app");
        assertThat(names(AppFilter.ANY.withText(hint))).contains("Weather mobile");
        assertThat(names(AppFilter.ANY.withText("100%"))).containsExactly("100% Orders_app");
        assertThat(names(AppFilter.ANY.withText("s_a"))).containsExactly("100% Orders_app");
        assertThat(names(AppFilter.ANY.withText("r_m"))).isEmpty();
        assertThat(names(AppFilter.ANY.withOwner("ANA@example.com"))).containsExactly("Weather mobile");
        assertThat(names(AppFilter.ANY.withStatus(Status.PENDING))).hasSize(2);
        decide(Level.GRANT, Verb.APPROVE);
        assertThat(names(AppFilter.ANY.withStatus(Status.PENDING))).containsExactly("100% Orders_app");
        decide(Level.APP, Verb.REVOKE);
        assertThat(names(AppFilter.ANY.withStatus(Status.REVOKED))).containsExactly("Weather mobile");
        assertThat(names(AppFilter.ANY.withProduct(manual().product()))).containsExactly("Weather mobile");
        assertThat(names(AppFilter.ANY.withProduct("nothing"))).isEmpty();
        assertThat(list.count(approver, weather.organization(), AppFilter.ANY)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"DEVELOPER, OWNER", "APP, APP", "CREDENTIAL, CREDENTIAL"})
    void appsAreFoundByWhetherTheirCallsPassWhateverTheirOwnStatusSays(Level level, Gate.Kind gate) {
        scene.weather(weather.organization(), weather.organizationName(), "bo@example.com", "Orders");
        assertThat(access(AccessState.ALLOWED)).containsExactly("Orders", "Weather mobile");

        decide(level, level.owner() ? Verb.DEACTIVATE : Verb.REVOKE);

        assertThat(access(AccessState.ALLOWED)).containsExactly("Orders");
        assertThat(access(AccessState.PARTLY)).isEmpty();
        assertThat(access(AccessState.BLOCKED)).containsExactly("Weather mobile");
        assertThat(row(AppFilter.ANY.withAccess(AccessState.BLOCKED)).shut()).isEqualTo(gate);
    }

    @Test
    void anAppOfWhichSomeKeysPassIsFoundAsSuchAndOneWithoutProductsOrKeysAsBlocked() throws SQLException {
        credentials.issue(
                scene.operator(weather.organization(), Role.EDITOR), weather.organization(), weather.app(), null);
        ManyApps.into(database, weather.organization(), weather.developer(), 1, "approved");

        assertThat(access(AccessState.PARTLY)).containsExactly("Weather mobile");
        assertThat(access(AccessState.ALLOWED)).isEmpty();
        assertThat(access(AccessState.BLOCKED)).containsExactly("Many 00001");
        assertThat(row(AppFilter.ANY.withAccess(AccessState.PARTLY)))
                .extracting(AppRow::keys, AppRow::openKeys, AppRow::shut)
                .containsExactly(2, 1, null);

        decide(Level.CREDENTIAL, Verb.REVOKE);
        AppRow blocked = row(AppFilter.ANY.withAccess(AccessState.BLOCKED).withText("weather"));
        assertThat(blocked.shut())
                .as("the other key is approved and has no product")
                .isEqualTo(Gate.Kind.GRANT);
    }

    private List<String> access(AccessState state) {
        AppFilter filter = AppFilter.ANY.withAccess(state);
        List<String> found = names(filter);
        assertThat(list.count(approver, weather.organization(), filter)).isEqualTo(found.size());
        assertThat(list.matching(approver, weather.organization(), filter)).hasSameSizeAs(found);
        return found;
    }

    @ParameterizedTest
    @CsvSource({"NAME", "OWNER", "STATUS", "CREATED", "CHANGED"})
    void everySortPagesWithoutGapsOrRepeats(AppSort sort) {
        for (int i = 0; i < 6; i++) {
            scene.weather(weather.organization(), weather.organizationName(), "dev" + i + "@example.com", "Same name");
        }

        List<AppRow> up = list.find(approver, weather.organization(), AppFilter.ANY, sort, true, 0, 100);
        List<AppRow> down = list.find(approver, weather.organization(), AppFilter.ANY, sort, false, 0, 100);
        assertThat(up).hasSize(7);
        assertThat(down.reversed())
                .extracting(AppRow::id)
                .isEqualTo(up.stream().map(AppRow::id).toList());
        assertThat(list.find(approver, weather.organization(), AppFilter.ANY, sort, true, 3, 2))
                .extracting(AppRow::id)
                .isEqualTo(up.subList(3, 5).stream().map(AppRow::id).toList());
    }

    @Test
    void nothingOfAnOrganizationIsSeenFromOutside() {
        Scene.Weather other = scene.weather();

        assertThatThrownBy(() -> list.find(approver, other.organization(), AppFilter.ANY, AppSort.NAME, true, 0, 9))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> reader.find(approver, other.organization(), other.app()))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> reader.find(approver, weather.organization(), other.app()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> audit.history(approver, other.organization(), AuditScope.app(other.app()), 0, 9))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(audit.history(approver, weather.organization(), AuditScope.app(other.app()), 0, 9))
                .isEmpty();
        assertThatThrownBy(() -> audit.count(approver, weather.organization(), AuditFilter.ANY))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void theHistoryOfAnAppHoldsWhatHappenedToItsKeysAndProducts() {
        decide(Level.GRANT, Verb.APPROVE);
        decide(Level.CREDENTIAL, Verb.REVOKE);
        decide(Level.APP, Verb.REVOKE);

        assertThat(audit.history(approver, weather.organization(), AuditScope.app(weather.app()), 0, 3))
                .extracting(r -> r.subject().type() + " " + r.action().code())
                .containsExactly("app revoke", "credential revoke", "grant approve");
        assertThat(audit.historyCount(approver, weather.organization(), AuditScope.app(weather.app())))
                .isEqualTo(7);
    }

    private AppDetails page() {
        return reader.find(approver, weather.organization(), weather.app());
    }

    private AppDetails.GrantView auto() {
        return grant(weather.autoProduct());
    }

    private AppDetails.GrantView manual() {
        return grant(weather.manualProduct());
    }

    private AppDetails.GrantView grant(Object product) {
        return page().keys().getFirst().grants().stream()
                .filter(g -> g.productId().equals(product))
                .findFirst()
                .orElseThrow();
    }

    private void decide(Level level, Verb verb) {
        assertThat(decisions
                        .decide(approver, new Decision(weather.target(level), verb, null, null))
                        .done())
                .isTrue();
    }

    private AppRow row(AppFilter filter) {
        return list.find(approver, weather.organization(), filter, AppSort.NAME, true, 0, 10)
                .getFirst();
    }

    private List<String> names(AppFilter filter) {
        return list.find(approver, weather.organization(), filter, AppSort.NAME, true, 0, 10).stream()
                .map(AppRow::name)
                .toList();
    }
}
