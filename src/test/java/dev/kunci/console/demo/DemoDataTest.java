package dev.kunci.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.organization.Organizations;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The content of the demo. */
@IntegrationTest
class DemoDataTest {

    @Autowired
    private DemoData demo;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Database database;

    private UUID acme;

    @BeforeEach
    void prepared() {
        demo.prepare();
        acme = organizations.find("acme").orElseThrow().id();
    }

    private long count(String from) {
        return database.count("select count(*) from " + from + " organization_id = ?", acme);
    }

    @Test
    void peopleProductsAndAppsAreThereInEveryStatus() {
        assertThat(count("membership where")).isEqualTo(6);
        assertThat(count("developer where")).isBetween(38L, 42L);
        assertThat(count("developer where status = 'inactive' and")).isBetween(2L, 3L);
        assertThat(count("api_product where")).isEqualTo(12);
        assertThat(count("api_product where approval_type = 'manual' and")).isEqualTo(4);
        assertThat(count("app where")).isEqualTo(120);
        assertThat(count("app_group where")).isBetween(1L, 2L);
        assertThat(count("app where status = 'revoked' and")).isPositive();
        assertThat(count("credential where status = 'revoked' and")).isPositive();
        assertThat(count("credential where expires_at < now() and")).isPositive();
        assertThat(database.rows(
                        "select distinct count(*) as keys from credential where organization_id = ? group by app_id"
                                + " order by 1",
                        acme))
                .extracting(row -> row.get("keys"))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void somethingWaitsAndSaysForWhomSinceWhenAndWhy() {
        assertThat(count("product_grant where status = 'pending' and")).isBetween(20L, 25L);
        assertThat(count("product_grant where status = 'pending' and (request_reason is null"
                        + " or requested_by not like '%@%' or requested_at > now()) and"))
                .isZero();
        assertThat(count("product_grant g join api_product p using (organization_id) where p.id = g.product_id"
                        + " and g.status = 'pending' and p.approval_type <> 'manual' and"))
                .isZero();
    }

    @Test
    void itsPeopleHaveDecidedOnRecordWithReasons() {
        assertThat(count("audit_record where action in ('approve', 'revoke', 'deactivate') and outcome = 'done'"
                        + " and reason is not null and actor in ('approver@example.com', 'ops@example.com') and"))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void itsReasonsAreInTheLanguageOfTheMachineThatShowsIt() {
        String known = new DemoReasons(
                        DemoData.lines("reasons.txt"), DemoReasons.language(System.getenv(), Locale.getDefault()))
                .of("known");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and reason = ?", acme, known))
                .isEqualTo(1);
        assertThat(DemoReasons.language(Map.of("LC_ALL", "", "LANG", "id_ID.UTF-8"), Locale.ENGLISH)
                        .getLanguage())
                .isEqualTo("id");
        assertThat(DemoReasons.language(Map.of("KUNCI_DEMO_LANGUAGE", "en", "LANG", "id_ID.UTF-8"), Locale.ENGLISH)
                        .getLanguage())
                .isEqualTo("en");
        assertThat(DemoReasons.language(Map.of(), Locale.of("id", "ID")).getLanguage())
                .isEqualTo("id");
        DemoReasons indonesian = new DemoReasons(DemoData.lines("reasons.txt"), Locale.of("id", "ID"));
        assertThat(indonesian.of("known")).isEqualTo("Mitra yang sudah dikenal");
        assertThat(indonesian.requests()).hasSize(6).contains("Diminta oleh bank kami");
        assertThat(DemoData.lines("reasons.txt"))
                .allSatisfy(
                        line -> assertThat(line).hasSize(3).doesNotContain("").doesNotHaveDuplicates());
        assertThat(new DemoReasons(DemoData.lines("reasons.txt"), Locale.FRENCH).of("known"))
                .isEqualTo("Known partner");
    }

    @Test
    void aSecondStartAddsNothing() {
        long records = count("audit_record where");
        demo.prepare();
        assertThat(count("audit_record where")).isEqualTo(records);
        assertThat(count("app where")).isEqualTo(120);
    }
}
