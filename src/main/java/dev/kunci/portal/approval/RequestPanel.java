package dev.kunci.portal.approval;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.queue.PendingRequest;
import java.time.Clock;

/** Everything needed to decide on the current row: beside the list, or from below on a narrow screen. */
class RequestPanel extends Aside {

    private final transient Clock clock;
    private final H2 title = new H2();
    private final DecisionBox box;
    private final Paragraph decided = new Paragraph();
    private final Div facts = new Div();

    RequestPanel(DecisionBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
        addClassName("case");
        getElement().setAttribute("aria-label", Texts.of("approvals.case"));
        NativeButton close = new NativeButton("");
        close.addClassNames("chip-remove", "case-close");
        close.setAriaLabel(Texts.of("approvals.case.close"));
        facts.addClassName("case-facts");
        Div head = new Div(title, close);
        head.addClassName("case-head");
        decided.addClassName("case-decided");
        decided.getElement().setAttribute("role", "status");
        add(head, decided, box, facts);
        nothing();
    }

    /** Tells the script which row this is about. */
    private void about(String row) {
        getElement().setAttribute("data-case", row);
    }

    void nothing() {
        title.setText(Texts.of("approvals.case.none"));
        about("");
        decided.setText("");
        box.open(false);
        facts.removeAll();
        facts.add(new Paragraph(Texts.of("approvals.case.none.text")));
    }

    /** @param fourEyes whether nobody approves their own requests */
    void show(PendingRequest about, Links links, boolean fourEyes) {
        title.setText(ApprovalsGrid.name(about.row()));
        about(about.row().id().toString());
        box.open(about.row().waits());
        decided.setText(
                about.row().waits() ? "" : StatusLabels.standing(about.row().standing()));
        facts.removeAll();
        RequestPanelParts parts = new RequestPanelParts(about, links, clock);
        facts.add(parts.all(fourEyes).toArray(Component[]::new));
    }
}
