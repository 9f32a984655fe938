package dev.kunci.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.operators.Role;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.review.SavedFilters;
import dev.kunci.review.audit.AuditExport;
import dev.kunci.review.audit.AuditObjects;
import dev.kunci.review.audit.AuditSearch;
import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.UiTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever reads the record learns what protects it. */
class SingleDatabaseUserTest extends UiTest {

    @Test
    void whereOneDatabaseUserDoesEverythingThePageSaysThatTriggersAloneProtectTheRecord() {
        signIn(scene.operator(scene.organization(scene.name("single")), Role.AUDITOR));

        assertThat(note(true)).isEqualTo(1);
        assertThat(note(false)).isZero();
    }

    private long note(boolean single) {
        AuditView view = new AuditView(
                context.getBean(OrganizationAccess.class),
                new AuditServices(
                        context.getBean(AuditSearch.class),
                        context.getBean(AuditObjects.class),
                        context.getBean(SavedFilters.class),
                        context.getBean(AuditExport.class),
                        new KunciProperties(
                                Path.of("keysets.json"),
                                single,
                                Duration.ofMinutes(30),
                                Duration.ofHours(12),
                                6_000,
                                null,
                                600,
                                false),
                        clock));
        return view.getChildren()
                .filter(Paragraph.class::isInstance)
                .map(Paragraph.class::cast)
                .filter(note -> note.getText().contains("only triggers protect the audit log"))
                .count();
    }
}
