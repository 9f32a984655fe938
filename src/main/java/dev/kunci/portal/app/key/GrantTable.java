package dev.kunci.portal.app.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;

/** The API products of one key: approval type, requester, status. */
class GrantTable extends NativeTable {

    private final transient AppPage page;
    private final transient KeyView key;
    private final boolean edits;

    GrantTable(AppPage page, KeyView key) {
        this.page = page;
        this.key = key;
        this.edits = page.app().permission().may(Role.EDITOR);
        addClassName("grants");
        getElement().setAttribute("aria-label", Texts.of("app.products.of", key.hint()));
        NativeTableRow head = getHead().addRow();
        for (String column : new String[] {"product", "approval", "requested", "status"}) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(Texts.of("app.product.column." + column));
            cell.getElement().setAttribute("scope", "col");
        }
        if (edits) {
            head.addDataCell();
        }
        key.grants().forEach(this::add);
    }

    private void add(GrantView grant) {
        NativeTableRow row = getBody().addRow();
        NativeTableHeaderCell name = row.addHeaderCell();
        name.getElement().setAttribute("scope", "row");
        name.add(new Span(Texts.shown(grant.productName())));
        if (!grant.productName().equals(grant.product())) {
            Span internal = new Span(grant.product());
            internal.addClassName("muted");
            name.add(internal);
        }
        NativeTableCell approval = row.addDataCell();
        approval.setText(Texts.of("app.product.approval." + grant.approvalType().code()));
        approval.getElement().setAttribute("data-label", Texts.of("app.product.column.approval"));
        row.addDataCell().add(request(grant));
        row.addDataCell().add(status(grant));
        if (edits) {
            row.addDataCell().add(remove(grant));
        }
    }

    private static Div request(GrantView grant) {
        String day = Times.date(grant.requestedAt());
        String filer = grant.filedBy();
        Div request = new Div(new TimeText(
                grant.requestedAt(),
                filer == null
                        ? Texts.of("app.product.requested", day, grant.requestedBy())
                        : Texts.of("app.product.requested.filed", day, grant.requestedBy(), filer)));
        String why = grant.requestReason();
        if (why != null && !why.isBlank()) {
            Span reason = new Span(Texts.of("app.product.reason", why));
            reason.addClassName("muted");
            request.add(reason);
        }
        request.addClassName("request");
        return request;
    }

    private Div status(GrantView grant) {
        Gate shut = GateLabels.above(grant.standing(), grant.access());
        DecidableStatus status = new DecidableStatus(
                grant.target(), Texts.of("app.product.name", grant.productName(), key.hint()), grant.standing());
        Div cell = new Div(
                page.statuses().of(status, shut != null, page.app().permission().decides(grant.productId())));
        if (shut != null) {
            cell.add(KeyCard.blockedBy(page.app(), shut));
        }
        cell.addClassName("grant-status");
        return cell;
    }

    private Button remove(GrantView grant) {
        Button remove = new Button(new SvgIcon("assets/icons/cross.svg"));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        String label = Texts.of("app.product.remove", grant.productName(), key.hint());
        remove.setAriaLabel(label);
        remove.setTooltipText(label);
        remove.addClickListener(_ -> new RemoveProductDialog(page, key, grant).open());
        return remove;
    }
}
