package dev.kunci.portal.developer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.data.binder.ValidationException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.registry.Owner;
import dev.kunci.registry.OwnerContent;
import java.util.UUID;

/** The page on which an editor adds a developer or an app group. */
public abstract class NewOwnerView extends OrganizationView implements UnsavedChanges, BeforeLeaveObserver {

    private final transient OwnerKind kind;
    private final transient OwnerServices services;
    private final OwnerContent nothing;
    private final OwnerFields<?> fields;
    private final Header header = new Header();
    private final Button create;
    private final transient UnloadGuard guard = new UnloadGuard(this);
    private String created = "";

    NewOwnerView(OwnerKind kind, OwnerContent nothing, OrganizationAccess access, OwnerServices services) {
        super(access);
        requires(Role.EDITOR);
        this.kind = kind;
        this.services = services;
        this.nothing = nothing;
        this.fields = OwnerFields.of(kind);
        addClassName("app");
        header.addClassName("app-header");
        fields.edits(true, true);
        fields.read(nothing);
        fields.onChange(() -> guard.guard(changed()));
        create = new Button(kind.text("create"), _ -> save(this::open, () -> {}));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = new Button(Texts.of("form.cancel"), _ -> leave(list()));
        Div buttons = new Div(create, cancel);
        buttons.addClassName("form-buttons");
        fields.add(buttons);
        Div form = new Div(fields);
        form.addClassName("app-form");
        add(header, form);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        header.removeAll();
        header.add(Breadcrumb.from(list(), kind.text("title")).here(title()), new H1(title()));
    }

    @Override
    protected String title() {
        return kind.text("new");
    }

    @Override
    public boolean changed() {
        return fields.changed();
    }

    @Override
    public void discard() {
        fields.read(nothing);
        guard.guard(false);
    }

    @Override
    public void save(Runnable saved, Runnable stays) {
        OwnerContent content;
        try {
            content = fields.write();
        } catch (ValidationException atTheFields) {
            stays.run();
            return;
        }
        Actor actor = actor();
        UUID organization = organization().id();
        create.setEnabled(false);
        services.background()
                .run(
                        () -> services.create(actor, organization, content),
                        owner -> {
                            discard();
                            created = owner.id().toString();
                            Notices.done(Texts.of("owner.created", name(owner)));
                            saved.run();
                        },
                        refusal -> {
                            fields.explain(refusal);
                            stays.run();
                        },
                        () -> create.setEnabled(true));
    }

    private static String name(Owner owner) {
        return owner.content().name();
    }

    private void open() {
        leave(list() + "/" + created);
    }

    private void leave(String address) {
        getUI().ifPresent(ui -> ui.navigate(address));
    }

    private String list() {
        return kind.list(links());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (changed()) {
            new LeaveDialog(this, event.postpone()).open();
        }
    }
}
