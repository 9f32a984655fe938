package dev.kunci.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody may type to find what a record is about: the beginnings of its words. */
@IntegrationTest
class RecordIsFoundTest {

    private static final String SUBJECT =
            "ana.lestari@example.com / O'Brien \\ Weather_mobile / gi1C9A… / Weather-Product";

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditReader reader;

    @Autowired
    private Scene scene;

    private UUID organization;

    @BeforeEach
    void oneRecord() {
        organization = scene.organization(scene.name("found"));
        log.note(List.of(AuditEntry.done(
                organization,
                new ActorSnapshot(null, "console", null, Origin.CONSOLE),
                Action.EDIT,
                Subject.alone("grant", UUID.randomUUID(), SUBJECT))));
    }

    private int found(String typed) {
        return reader.count(organization, AuditFilter.ANY.withSubject(typed), 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana.lestari@example.com",
                "lestari",
                "LEST",
                "example",
                "weather mob",
                "Weather-Product",
                "gi1c9a",
                "gi1C9A…",
                "o'brien",
                "\\",
                "product ana",
                SUBJECT
            })
    void itIsFoundByTheBeginningsOfItsWords(String typed) {
        assertThat(found(typed)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "eather", "weather orders", "o'b' | 'x", "a & !b", ":*", "ana:*|x"})
    void nothingElseFindsIt(String typed) {
        assertThat(found(typed)).isZero();
    }

    @Test
    void withoutATextEverythingIsFound() {
        assertThat(found(" ")).isEqualTo(2);
    }
}
