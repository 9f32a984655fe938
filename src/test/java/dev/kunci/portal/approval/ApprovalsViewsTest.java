package dev.kunci.portal.approval;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.QuickViews;
import dev.kunci.review.SavedFilter;
import dev.kunci.review.SavedFilterPage;
import dev.kunci.review.SavedFilters;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an approver looks for again and again is a link in the queue, theirs and of this page alone. */
class ApprovalsViewsTest extends QueueTest {

    @Autowired
    private SavedFilters saved;

    @Test
    void aViewIsSavedWithItsOrderAndUsedAgain() {
        assertThat(marked()).containsExactly("All");
        _assertNone(Button.class, spec -> spec.withText("Save this view…"));
        navigate(address + "?q=importer&sort=-product");
        assertThat(marked()).isEmpty();

        save("Importers");
        assertThat(marked()).containsExactly("Importers");
        SavedFilter kept = list(rina).getFirst();
        assertThat(Set.of(kept.query().split("&"))).containsExactlyInAnyOrder("q=importer", "sort=-product");

        _get(TextField.class, spec -> spec.withLabel("Search")).setValue("");
        assertThat(count()).isEqualTo("3 waiting");
        assertThat(marked()).isEmpty();
        RouterLink link = _get(_get(QuickViews.class), RouterLink.class, spec -> spec.withText("Importers"));
        navigate(link.getHref());
        assertThat(count()).isEqualTo("1 waiting");
        assertThat(marked()).containsExactly("Importers");
    }

    @Test
    void aNameIsTakenOnThisPageAlone() {
        UUID organization = ana.organization();
        Actor both = scene.operator(organization, Role.APPROVER, Role.AUDITOR);
        saved.save(both, organization, SavedFilterPage.AUDIT, "Mine", "period=week");
        saved.save(both, organization, SavedFilterPage.APPROVALS, "Mine", "q=importer");
        signIn(both);
        navigate(address + "?age=1d");
        save("Mine");

        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getErrorMessage())
                .isEqualTo("You have a view named Mine here already.");
        assertThat(list(both)).extracting(SavedFilter::query).containsExactly("q=importer");
        assertThat(saved.list(both, organization, SavedFilterPage.AUDIT))
                .extracting(SavedFilter::query)
                .containsExactly("period=week");
    }

    @Test
    void whoApprovesNothingSavesNothingHere() {
        assertThatThrownBy(() -> saved.save(editor, ana.organization(), SavedFilterPage.APPROVALS, "Mine", "q=x"))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> list(editor)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.count("select count(*) from saved_filter where organization_id = ?", ana.organization()))
                .isZero();
    }

    private List<SavedFilter> list(Actor actor) {
        return saved.list(actor, ana.organization(), SavedFilterPage.APPROVALS);
    }

    private static void save(String name) {
        _click(_get(Button.class, spec -> spec.withText("Save this view…")));
        Dialog dialog = _get(Dialog.class);
        _get(dialog, TextField.class).setValue(name);
        _click(_get(dialog, Button.class, spec -> spec.withText("Save")));
    }

    private static List<String> marked() {
        return _find(_get(QuickViews.class), RouterLink.class).stream()
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .map(RouterLink::getText)
                .toList();
    }
}
