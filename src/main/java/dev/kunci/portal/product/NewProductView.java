package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.product.list.ProductsView;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.registry.value.Quota;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;

/** The page on which an editor creates an API product. */
@PermitAll
@Route(value = "o/:organization/products/new", layout = MainLayout.class)
public class NewProductView extends OrganizationView implements UnsavedChanges, BeforeLeaveObserver {

    /** The defaults of a new product: an approver decides, and no developer portal shows it. */
    private static final ProductContent START = new ProductContent(
            "",
            "",
            ApprovalType.MANUAL,
            ProductAccess.PRIVATE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Quota.NONE,
            List.of());

    private final transient ProductServices services;
    private final ProductForm form;
    private final Button create = new Button(Texts.of("product.create"), _ -> save(this::open, () -> {}));
    private final transient UnloadGuard guard = new UnloadGuard(this);
    private final Div trail = new Div();
    private UUID created = new UUID(0, 0);

    NewProductView(OrganizationAccess access, ProductServices services) {
        super(access);
        requires(Role.EDITOR);
        this.services = services;
        form = new ProductForm(PathPolicy.of(services.settings()), this::changes);
        addClassNames("product", "product-new");
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = new Button(Texts.of("form.cancel"), _ -> list());
        Div buttons = new Div(create, cancel);
        buttons.addClassNames("form-buttons", "form-bar");
        Div content = new Div(form, buttons);
        content.addClassName("app-content");
        Header header = new Header(trail, new H1(Texts.of("product.new")));
        header.addClassName("app-header");
        add(header, content);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        trail.removeAll();
        trail.add(
                Breadcrumb.from(links().products(), Texts.of("products.title")).here(Texts.of("product.new")));
        if (!form.changed()) {
            discard();
            form.start();
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (changed() && event.getTrigger() != NavigationTrigger.REFRESH_ROUTE) {
            new LeaveDialog(this, event.postpone()).open();
        }
    }

    @Override
    public boolean changed() {
        return form.changed();
    }

    @Override
    public void discard() {
        form.read(
                ProductInput.of("", START),
                services.reading().approvers(actor(), organization().id(), null),
                true,
                true);
        changes();
    }

    @Override
    public void save(Runnable saved, Runnable stays) {
        Actor actor = actor();
        UUID organization = organization().id();
        ProductInput input = form.input();
        create.setEnabled(false);
        services.background()
                .run(
                        () -> services.products().create(actor, organization, input.name(), input.draft()),
                        product -> created(product, saved),
                        refusal -> {
                            form.explain(refusal);
                            stays.run();
                        },
                        () -> create.setEnabled(true));
    }

    private void created(ApiProduct product, Runnable then) {
        created = product.id();
        discard();
        Notices.done(Texts.of("product.created", product.displayName()));
        then.run();
    }

    private void open() {
        RouteParameters parameters = new RouteParameters(
                new RouteParam(ORGANIZATION, organization().name()),
                new RouteParam(ProductView.PRODUCT, created.toString()));
        getUI().ifPresent(ui -> ui.navigate(ProductView.class, parameters));
    }

    private void list() {
        getUI().ifPresent(ui -> ui.navigate(ProductsView.class, here()));
    }

    private void changes() {
        guard.guard(changed());
    }

    @Override
    protected String title() {
        return Texts.of("product.new");
    }
}
