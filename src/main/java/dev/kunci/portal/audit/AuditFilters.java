package dev.kunci.portal.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.audit.Action;
import dev.kunci.audit.Channel;
import dev.kunci.portal.layout.Calendars;
import dev.kunci.portal.layout.Texts;
import java.util.function.Consumer;
import java.util.function.Function;

/** What to look for in the record; every change asks for a new address. */
class AuditFilters extends Div {

    private static final String OPEN = "filters--open";

    private final TextField who = text("who");
    private final Select<Action> action = select("action", RecordWords::action, Action.values());
    private final TextField target = text("target");
    private final DatePicker from = date("from");
    private final DatePicker until = date("until");
    private final Select<Channel> channel = select("channel", RecordWords::channel, Channel.values());
    private final Button clear = new Button(Texts.of("audit.filter.clear"));
    private final transient Consumer<AuditQuery> changed;
    private boolean showing;

    AuditFilters(Consumer<AuditQuery> changed) {
        this.changed = changed;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("audit.filter.label"));
        for (TextField field : new TextField[] {who, target}) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setClearButtonVisible(true);
            field.addValueChangeListener(_ -> change());
        }
        action.addValueChangeListener(_ -> change());
        channel.addValueChangeListener(_ -> change());
        from.addValueChangeListener(_ -> change());
        until.addValueChangeListener(_ -> change());
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(_ -> changed.accept(AuditQuery.of(QueryParameters.empty())));
        Button more = new Button(Texts.of("audit.filter.label"));
        more.addClassName("filters-toggle");
        more.addClickListener(_ -> unfold(more, !hasClassName(OPEN)));
        unfold(more, false);
        add(more, who, action, target, from, until, channel, clear);
    }

    /** On a narrow screen the filters take no room until they are asked for. */
    private void unfold(Button more, boolean open) {
        setClassName(OPEN, open);
        more.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }

    /** Shows what the address says, without asking for another one. */
    void show(AuditQuery query) {
        showing = true;
        who.setValue(query.who() == null ? "" : query.who());
        action.setValue(query.action());
        target.setValue(query.target() == null ? "" : query.target());
        from.setValue(query.from());
        until.setValue(query.until());
        until.setMin(query.from());
        channel.setValue(query.channel());
        clear.setVisible(query.filters());
        showing = false;
    }

    private void change() {
        if (!showing) {
            changed.accept(new AuditQuery(
                    who.getValue(),
                    action.getValue(),
                    target.getValue(),
                    from.getValue(),
                    until.getValue(),
                    channel.getValue(),
                    null));
        }
    }

    private static TextField text(String name) {
        TextField field = new TextField(Texts.of("audit.filter." + name));
        field.setPlaceholder(Texts.of("audit.filter." + name + ".hint"));
        return field;
    }

    private static DatePicker date(String name) {
        DatePicker field = new DatePicker(Texts.of("audit.filter." + name));
        field.setI18n(Calendars.of(Texts.locale()));
        field.setClearButtonVisible(true);
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
