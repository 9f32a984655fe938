package dev.kunci.portal.product;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.portal.form.TagsField;
import dev.kunci.review.product.ProductDetailsReader;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form of an API product says what becomes reachable before it is so. */
class WideningUiTest extends UiTest {

    @Autowired
    ProductDetailsReader reader;

    @Autowired
    Memberships memberships;

    @Test
    void whatBecomesReachableIsSaidBeforeItIsSavedAndWhoMayNotIsToldThere() {
        Scene.Weather weather = scene.weather();
        Actor person = scene.operator(weather.organization(), Role.EDITOR);
        signIn(person);
        navigate("o/" + weather.organizationName() + "/products/" + weather.manualProduct());
        paths().setWords(List.of("/radar"));
        save();
        _assertNone(WideningDialog.class);

        paths().setWords(List.of("/radar", "/history/**"));
        save();
        assertThat(said()).contains("Paths: /history/**").anyMatch(line -> line.startsWith("That needs an approver"));
        _assertNone(Button.class, s -> s.withText("Save and open more"));
        _click(_get(Button.class, s -> s.withText("Back to the form")));
        _assertNone(WideningDialog.class);
        assertThat(stored(weather)).containsExactly("/radar");
        assertThat(paths().words()).containsExactly("/radar", "/history/**");

        memberships.give(
                Actor.console(),
                weather.organization(),
                person.operatorId(),
                EnumSet.of(Role.EDITOR, Role.APPROVER),
                Set.of(weather.manualProduct()));
        save();
        assertThat(said()).anyMatch(line -> line.startsWith("You are an approver of this product"));
        _click(_get(Button.class, s -> s.withText("Save and open more")));
        assertThat(stored(weather)).containsExactly("/radar", "/history/**");
    }

    private static List<String> said() {
        WideningDialog dialog = _get(WideningDialog.class);
        return Stream.concat(
                        _find(dialog, ListItem.class).stream().map(ListItem::getText),
                        _find(dialog, Paragraph.class).stream().map(Paragraph::getText))
                .toList();
    }

    private List<String> stored(Scene.Weather weather) {
        return reader.find(Actor.console(), weather.organization(), weather.manualProduct())
                .draft()
                .paths();
    }

    private static TagsField paths() {
        return _get(TagsField.class, s -> s.withLabel("Resource paths"));
    }

    private static void save() {
        _click(_get(Button.class, s -> s.withText("Save")));
    }
}
