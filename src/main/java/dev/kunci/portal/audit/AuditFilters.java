package dev.kunci.portal.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.audit.Action;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.list.FiltersToggle;
import dev.kunci.portal.text.Calendars;
import dev.kunci.portal.text.Texts;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of the audit log; every change navigates to a new URL. */
class AuditFilters extends Div {

    private final TextField who = text("who");
    private final MultiSelectComboBox<Action> action = new MultiSelectComboBox<>(Texts.of("audit.filter.action"));
    private final TextField target = text("target");
    private final DatePicker from = date("from");
    private final DatePicker until = date("until");
    private final Select<Channel> channel = select("channel", RecordLabels::channel, Channel.values());
    private final Select<Outcome> outcome = select("outcome", RecordLabels::outcome, Outcome.values());
    private final Button clear = new Button(Texts.of("audit.filter.clear"));
    private final transient Consumer<AuditUrl> changed;
    private transient AuditUrl shown = AuditUrl.START;
    private LocalDate today = LocalDate.EPOCH;
    private boolean showing;

    AuditFilters(Consumer<AuditUrl> changed) {
        this.changed = changed;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("audit.filter.label"));
        for (TextField field : new TextField[] {who, target}) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setClearButtonVisible(true);
            field.addValueChangeListener(_ -> change());
        }
        target.setTooltipText(Texts.of("audit.filter.target.help"));
        action.setItems(Action.values());
        action.setItemLabelGenerator(RecordLabels::action);
        action.setPlaceholder(Texts.of("audit.filter.any"));
        action.setClearButtonVisible(true);
        action.addValueChangeListener(_ -> change());
        channel.addValueChangeListener(_ -> change());
        outcome.addValueChangeListener(_ -> change());
        from.addValueChangeListener(_ -> change());
        until.addValueChangeListener(_ -> change());
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(_ -> changed.accept(AuditUrl.START));
        add(new FiltersToggle(this), who, action, target, from, until, channel, outcome, clear);
    }

    /** Shows the filters of the URL, without navigating. */
    void show(AuditUrl url, LocalDate day) {
        showing = true;
        shown = url;
        today = day;
        who.setValue(Objects.requireNonNullElse(url.who(), ""));
        action.setValue(url.actions());
        target.setValue(Objects.requireNonNullElse(url.target(), ""));
        from.setValue(url.firstDay(day));
        until.setValue(url.lastDay(day));
        until.setMin(url.firstDay(day));
        channel.setValue(url.channel());
        outcome.setValue(url.outcome());
        clear.setVisible(url.filters());
        showing = false;
    }

    private void change() {
        if (!showing) {
            boolean sameDays = Objects.equals(from.getValue(), shown.firstDay(today))
                    && Objects.equals(until.getValue(), shown.lastDay(today));
            Period period = sameDays ? shown.period() : null;
            changed.accept(new AuditUrl(
                    text(who),
                    Set.copyOf(action.getValue()),
                    text(target),
                    period,
                    period == null ? from.getValue() : null,
                    period == null ? until.getValue() : null,
                    channel.getValue(),
                    outcome.getValue(),
                    shown.about(),
                    null));
        }
    }

    private static @Nullable String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }

    private static TextField text(String name) {
        TextField field = new TextField(Texts.of("audit.filter." + name));
        field.setPlaceholder(Texts.of("audit.filter." + name + ".hint"));
        return field;
    }

    private static DatePicker date(String name) {
        DatePicker field = new DatePicker(Texts.of("audit.filter." + name));
        Calendars.speak(field, Texts.locale());
        return field;
    }

    @SafeVarargs
    private static <T> Select<T> select(String name, Function<T, String> word, T... items) {
        Select<T> field = new Select<>();
        field.setLabel(Texts.of("audit.filter." + name));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Texts.of("audit.filter.any"));
        field.setItemLabelGenerator(item -> item == null ? Texts.of("audit.filter.any") : word.apply(item));
        field.setItems(items);
        return field;
    }
}
