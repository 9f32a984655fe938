package dev.kunci.portal.inspector;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._fireValueChange;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.review.inspection.Inspection;
import dev.kunci.review.inspection.Inspections;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on the way leaves no key in the field, and takes no new pair away. */
class InspectorFailuresUiTest extends UiTest {

    private Scene.Weather weather = null;
    private String page = null;

    @BeforeEach
    void open() {
        weather = scene.weather();
        page = "o/" + weather.organizationName() + "/inspector";
        signIn(scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR));
        navigate(page);
    }

    @Test
    void whoOnlyLeavesTheFieldAsksNothingYet() {
        TextField field = _get(view(), TextField.class);
        field.setValue("tides");
        _fireValueChange(field, true);
        assertThat(view().getElement().getTextRecursively()).doesNotContain("No key of this organization");

        _fireDomEvent(field, "look-up");
        assertThat(view().getElement().getTextRecursively()).contains("No key of this organization");
    }

    @Test
    void aKeyIsForgottenEvenIfLookingItUpFails() {
        InspectorView nowhere =
                new InspectorView(context.getBean(OrganizationAccess.class), context.getBean(InspectorServices.class));
        TextField field = _get(nowhere, TextField.class);
        field.setValue(weather.pair().consumerKey());

        assertThatThrownBy(() -> _fireDomEvent(field, "look-up")).isInstanceOf(NullPointerException.class);

        assertThat(field.getValue()).isEmpty();
    }

    @Test
    void theNewPairIsShownWhateverElseCanNoLongerBeRead() {
        navigate(page + "?key=" + weather.credential());
        new LeakDialog(new BrokenPage(view())).open();

        _click(_get(Button.class, spec -> spec.withText("Revoke and replace")));

        _assertNone(LeakDialog.class);
        assertThat(_find(_get(SecretDialog.class), Span.class, spec -> spec.withClasses("key-value")))
                .hasSize(2);
        assertThat(database.text("select status from credential where id = ?", weather.credential()))
                .isEqualTo("revoked");
    }

    /** After the key has ended nothing is read any more. */
    private record BrokenPage(InspectorView view) implements InspectorPage {

        @Override
        public InspectorServices desk() {
            InspectorServices services = view.desk();
            Inspections broken = mock(Inspections.class, _ -> {
                throw new IllegalStateException("no connection");
            });
            return new InspectorServices(
                    services.search(), broken, services.leaks(), services.background(), services.clock());
        }

        @Override
        public Actor actor() {
            return view.actor();
        }

        @Override
        public OrganizationContext context() {
            return view.context();
        }

        @Override
        public Inspection inspection() {
            return view.inspection();
        }

        @Override
        public void reload() {
            throw new IllegalStateException("no connection");
        }
    }

    private static InspectorView view() {
        return _get(InspectorView.class);
    }
}
