package dev.kunci.review.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is shown of members and invitations, whatever they are sorted by. */
@IntegrationTest
class PersonListTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2020-02-01T00:00:00Z");
    private static final Instant TODAY = Instant.parse("2020-03-01T00:00:00Z");

    @Autowired
    private PersonList people;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    private Scene.Weather weather;
    private Actor admin;
    private UUID limited;
    private UUID guest;
    private UUID program;
    private UUID invited;

    @BeforeEach
    void oneOfEachKind() throws SQLException {
        weather = scene.weather();
        UUID organization = weather.organization();
        admin = scene.operator(organization, Role.ADMIN);
        limited = operator(Set.of(weather.manualProduct(), weather.autoProduct()));
        guest = operator(null);
        program = operator(Set.of());
        invited = UUID.randomUUID();
        database.asOwner(
                "update operator set home_organization = '" + organization + "' where id = '" + limited + "'",
                "update membership set since = '" + TODAY + "' where operator_id = '" + limited + "'",
                session(limited, LONG_AGO),
                session(limited, LATELY),
                "update operator set home_organization = '" + scene.organization(scene.name("other")) + "' where id = '"
                        + guest + "'",
                "update membership set since = '" + LATELY + "' where operator_id = '" + guest + "'",
                session(guest, LONG_AGO),
                "update operator set program_of = '" + organization + "', email = '" + scene.name("robot")
                        + "', password_hash = null where id = '" + program + "'",
                "insert into api_token (organization_id, id, operator_id, name, token_hash, hint, roles, created_at,"
                        + " created_by, last_used_at) values ('" + organization + "', gen_random_uuid(), '" + program
                        + "', 't', sha256('" + program + "'), 'h', '{viewer}', now(), 'test', '" + TODAY + "')",
                "insert into invitation (organization_id, id, email, roles, all_products, invited_by, invited_at, until)"
                        + " values ('" + organization + "', '" + invited + "', 'new@example.com', '{approver}', false,"
                        + " 'test', now(), now() - interval '1 hour')",
                "insert into invitation_product values ('" + organization + "', '" + invited + "', '"
                        + weather.manualProduct() + "')");
    }

    @Test
    void everySortShowsTheSameOfEachPersonAndSoDoesAFewOfThem() {
        for (PersonSort sort : PersonSort.values()) {
            for (boolean up : List.of(true, false)) {
                assertThat(people.find(admin, weather.organization(), PersonFilter.ANY, sort, up, 0, 100))
                        .as("%s", sort)
                        .extracting(PersonRow::id, PersonRow::products, PersonRow::lastSeenAt, PersonRow::state)
                        .containsExactlyInAnyOrder(
                                tuple(admin.operatorId(), null, null, PersonState.ACTIVE),
                                tuple(limited, List.of("Orders", "Weather"), LATELY, PersonState.ACTIVE),
                                tuple(guest, null, null, PersonState.ACTIVE),
                                tuple(program, List.of(), TODAY, PersonState.ACTIVE),
                                tuple(invited, List.of("Weather"), null, PersonState.INVITATION_OVER));
            }
        }
        assertThat(people.get(admin, weather.organization(), limited))
                .extracting(PersonRow::products, PersonRow::lastSeenAt)
                .containsExactly(List.of("Orders", "Weather"), LATELY);
    }

    @Test
    void whoWasSeenLastComesFirstOrLast() {
        List<UUID> first = seen(false, 0, 2);
        assertThat(first).containsExactly(program, limited);
        assertThat(seen(true, 3, 2)).containsExactly(limited, program);
    }

    private List<UUID> seen(boolean up, int offset, int limit) {
        return people
                .find(admin, weather.organization(), PersonFilter.ANY, PersonSort.LAST_SEEN, up, offset, limit)
                .stream()
                .map(PersonRow::id)
                .toList();
    }

    private UUID operator(@Nullable Set<UUID> products) {
        return Objects.requireNonNull(
                scene.operator(weather.organization(), products, Role.APPROVER).operatorId());
    }

    private static String session(UUID operator, Instant at) {
        return "insert into operator_session values (gen_random_uuid(), '" + operator + "', '" + at + "', '" + at
                + "')";
    }
}
