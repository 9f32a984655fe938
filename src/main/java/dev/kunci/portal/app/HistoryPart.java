package dev.kunci.portal.app;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.kunci.audit.AuditRecord;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.AppDetails;
import java.util.UUID;

/** What happened to an app, its keys and its products, newest first. */
class HistoryPart extends Div {

    private final transient AppPage page;
    private final HistoryGrid records = new HistoryGrid(this::target);

    HistoryPart(AppPage page) {
        this.page = page;
        addClassName("history");
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
                _ -> page.desk().records().historyCount(page.actor(), organization, app));
    }

    /** What a record is about without the owner and the app, which this page names already. */
    private String target(AuditRecord record) {
        AppDetails app = page.app();
        String label = record.subject().label();
        String here = app.owner().name() + " / " + app.name();
        if (label.equals(here)) {
            return Texts.of("audit.subject.app");
        }
        return label.startsWith(here + " / ") ? label.substring(here.length() + 3) : label;
    }
}
