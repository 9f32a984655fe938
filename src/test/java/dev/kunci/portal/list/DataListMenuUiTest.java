package dev.kunci.portal.list;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.ListPreferences;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which columns a person sees and how low the rows are is theirs, on each of their screens. */
class DataListMenuUiTest extends UiTest {

    @Autowired
    ListPreferences lists;

    @Test
    void whatAPersonHidesStaysHiddenInEveryBrowserOfTheirsAlone() {
        Scene.Weather weather = scene.weather();
        Actor person = scene.operator(weather.organization(), Role.APPROVER);
        String apps = "o/" + weather.organizationName() + "/apps";
        signIn(person);
        navigate(apps);
        assertThat(titles())
                .contains("Developer", "Status")
                .doesNotContain("Name")
                .hasSizeGreaterThan(3);
        assertThat(items()).doesNotContain("Status");
        toggle("Developer");
        toggle("Compact rows");
        assertThat(titles()).doesNotContain("Developer").contains("Status");
        assertThat(grid().getClassNames()).contains("compact");
        assertThat(lists.of(person).hidden("AppsGrid")).hasSize(1);

        signIn(person);
        navigate(apps);
        assertThat(titles()).doesNotContain("Developer");
        assertThat(grid().getClassNames()).contains("compact");
        navigate("o/" + weather.organizationName() + "/developers");
        assertThat(grid().getClassNames()).contains("compact");
        navigate(apps);
        toggle("Developer");
        toggle("Comfortable rows");
        assertThat(titles()).contains("Developer");
        assertThat(grid().getClassNames()).doesNotContain("compact");
        toggle("Developer");

        signIn(scene.operator(weather.organization(), Role.APPROVER));
        navigate(apps);
        assertThat(titles()).contains("Developer");
    }

    @Test
    void namesThatNoListHasAreNotKept() {
        Actor person = scene.operator(scene.weather().organization(), Role.VIEWER);
        assertThatThrownBy(() -> lists.hide(person, "x'; drop", Set.of("name")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lists.of(person).hidden()).isEmpty();
    }

    private static void toggle(String title) {
        MenuItem item = menu().stream()
                .filter(one -> one.getText().equals(title))
                .findFirst()
                .orElseThrow();
        item.setChecked(!item.isChecked());
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    private static List<MenuItem> menu() {
        return _get(DataListMenu.class).getItems().getFirst().getSubMenu().getItems();
    }

    private static List<String> items() {
        return menu().stream().map(MenuItem::getText).toList();
    }

    private static Grid<?> grid() {
        return _get(Grid.class);
    }

    private static List<String> titles() {
        return grid().getColumns().stream()
                .filter(Grid.Column::isVisible)
                .skip(1)
                .map(Grid.Column::getHeaderText)
                .toList();
    }
}
