package dev.kunci.portal.frame;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Role;
import dev.kunci.portal.preference.LanguageSwitch;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One field leads to what a person may see and begin, wherever they are. */
class CommandPaletteUiTest extends UiTest {

    private Scene.Weather weather = null;

    @BeforeEach
    void anApp() {
        weather = scene.weather();
    }

    private void open(Role... roles) {
        signIn(scene.operator(weather.organization(), roles));
        navigate("o/" + weather.organizationName() + "/products");
        click(_get(CommandPaletteButton.class));
    }

    @Test
    void pagesAndWhatCanBeBegunAreThereBeforeALetterIsTyped() {
        open(Role.EDITOR);
        assertThat(options())
                .containsExactly(
                        "Apps",
                        "API products",
                        "Developers",
                        "App groups",
                        "Key inspector",
                        "Your profile",
                        "New app",
                        "New API product",
                        "New developer",
                        "New app group");
        type("new dev");
        assertThat(options()).containsExactly("New developer");
    }

    @Test
    void aFewLettersLeadToAnAppAndThePaletteGoes() {
        open(Role.VIEWER);
        type("weather");
        assertThat(options()).containsExactly("Weather", "Weather mobile");
        click(_find(Div.class, s -> s.withClasses("palette-option")).getLast());

        assertThat(_get(H1.class).getText()).isEqualTo("Weather mobile");
        _assertNone(CommandPalette.class);
    }

    @Test
    void whatIsCalledExactlySoComesFirstWhateverItIs() {
        open(Role.EDITOR);
        type("weather");
        assertThat(options()).containsExactly("Weather", "Weather mobile");
        type("API products");
        assertThat(options()).containsExactly("API products");
    }

    @Test
    void theButtonAndTheLanguagesAreNamedByWhatIsWrittenOnThem() {
        open(Role.VIEWER);
        assertThat(_get(CommandPaletteButton.class).getElement().getAttribute("aria-label"))
                .contains(_find(_get(CommandPaletteButton.class), Span.class)
                        .getFirst()
                        .getText());
        assertThat(_find(_get(LanguageSwitch.class), NativeButton.class))
                .hasSize(2)
                .allSatisfy(language -> assertThat(language.getElement().getAttribute("aria-label"))
                        .contains(language.getText()));
    }

    @Test
    void aKeyIdLeadsToItsAppAndNothingSaysWhatHelps() {
        open(Role.VIEWER);
        type(weather.credential().toString());
        assertThat(options()).containsExactly("Weather mobile");
        type("zzzz");
        assertThat(options()).isEmpty();
        assertThat(_get(_get(CommandPalette.class), Span.class, s -> s.withAttribute("role", "status"))
                        .getText())
                .startsWith("Nothing found.");
    }

    private static void type(String text) {
        _get(_get(CommandPalette.class), Input.class).setValue(text);
    }

    private static void click(Component component) {
        ComponentUtil.fireEvent(component, new ClickEvent<>(component));
    }

    private static List<String> options() {
        return _find(_get(CommandPalette.class), Div.class, s -> s.withClasses("palette-option")).stream()
                .map(option -> _find(option, Span.class).getFirst().getText())
                .toList();
    }
}
