package dev.kunci.portal.settings;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.people.PeopleTabs;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.Organization;
import dev.kunci.registry.definition.WideningRule;
import dev.kunci.registry.organization.FourEyesSwitch;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The settings that apply to every decision in an organization. */
@PermitAll
@Route(value = "o/:organization/people/settings", layout = MainLayout.class)
public class SettingsView extends OrganizationView {

    private final transient Organizations organizations;
    private final PeopleTabs tabs = new PeopleTabs();
    private final Checkbox reasons = setting("settings.reasons");
    private final Checkbox fourEyes = setting("settings.four-eyes");
    private final FourEyesPart waiting;
    private final Checkbox usedProducts = setting("settings.used-products");
    private final RadioButtonGroup<WideningRule> widening = new RadioButtonGroup<>();
    private boolean showing;

    SettingsView(OrganizationAccess access, Organizations organizations, FourEyesSwitch fourEyesSwitch) {
        super(access);
        requires(Role.ADMIN);
        this.organizations = organizations;
        addClassName("people");
        Header header = new Header(new H1(Texts.of("people.title")));
        header.addClassName("view-header");
        waiting = new FourEyesPart(fourEyesSwitch, this::actor, this::show);
        Div settings = new Div(reasons, fourEyes, waiting, usedProducts, widening);
        settings.addClassName("settings");
        reasons.addValueChangeListener(change -> {
            if (!showing) {
                keep(change.getValue(), null, change.getValue() ? "settings.reasons.on" : "settings.reasons.off");
            }
        });
        fourEyes.addValueChangeListener(change -> {
            if (!showing) {
                switchFourEyes(change.getValue());
            }
        });
        usedProducts.addValueChangeListener(change -> {
            if (!showing) {
                organizations.keepUsedProducts(actor(), organization().id(), change.getValue());
                Notices.done(Texts.of(change.getValue() ? "settings.used-products.on" : "settings.used-products.off"));
            }
        });
        widening.setLabel(Texts.of("settings.widening"));
        widening.setHelperText(Texts.of("settings.widening.help"));
        widening.setItems(WideningRule.values());
        widening.setItemLabelGenerator(rule -> Texts.of("settings.widening." + rule.code()));
        widening.addValueChangeListener(change -> {
            if (!showing && change.getValue() != null) {
                organizations.widening(actor(), organization().id(), change.getValue());
                Notices.done(Texts.of("settings.widening." + change.getValue().code() + ".done"));
            }
        });
        add(header, tabs, settings);
    }

    private static Checkbox setting(String key) {
        Checkbox box = new Checkbox(Texts.of(key));
        box.setHelperText(Texts.of(key + ".help"));
        return box;
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        tabs.show(links(), PeopleTabs.Page.SETTINGS);
        show();
    }

    /** Shows the current settings; four eyes stay on until someone else confirms. */
    private void show() {
        Organization now = organizations.find(organization().id()).orElseThrow();
        showing = true;
        reasons.setValue(now.reasonsRequired());
        fourEyes.setValue(now.fourEyes());
        usedProducts.setValue(now.usedProductsStay());
        widening.setValue(now.widening());
        showing = false;
        waiting.show(now.id());
    }

    private void switchFourEyes(boolean on) {
        try {
            keep(null, on, on ? "settings.four-eyes.on" : "settings.four-eyes.waits");
        } catch (Refusal refusal) {
            Notices.refused(refusal);
        }
        show();
    }

    /** Settings that are not changed here keep their current value. */
    private void keep(@Nullable Boolean reasonsRequired, @Nullable Boolean secondPerson, String done) {
        organizations.settings(actor(), organization().id(), reasonsRequired, secondPerson);
        Notices.done(Texts.of(done));
    }

    @Override
    protected String title() {
        return Texts.of("settings.title");
    }
}
