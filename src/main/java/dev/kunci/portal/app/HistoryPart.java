package dev.kunci.portal.app;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.operators.Role;
import dev.kunci.portal.audit.AuditGrid;
import dev.kunci.portal.layout.Texts;
import java.util.UUID;

/** What happened to an app, its keys and its products, newest first. */
class HistoryPart extends Div {

    private final transient AppPage page;
    private final AuditGrid records = new AuditGrid(this::open);

    HistoryPart(AppPage page) {
        this.page = page;
        addClassName("history");
        records.setAriaLabel(Texts.of("app.history"));
        add(new H2(Texts.of("app.tab.history")), records);
    }

    void show() {
        UUID organization = page.app().target().organization();
        UUID app = page.app().target().id();
        records.setItems(
                query -> page
                        .desk()
                        .records()
                        .history(page.actor(), organization, app, query.getOffset(), query.getLimit())
                        .stream(),
                query -> page.desk().records().historyCount(page.actor(), organization, app));
    }

    /** Auditors go on to the record in full. */
    private void open(UUID record) {
        if (page.app().permission().may(Role.AUDITOR)) {
            getUI().ifPresent(ui -> ui.navigate(
                    "o/" + page.organizationName() + "/audit", QueryParameters.of("record", record.toString())));
        }
    }
}
