package dev.kunci.portal.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.ConfirmationDialog;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.portal.people.PeopleServices;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.tokens.ApiReference;
import dev.kunci.portal.tokens.NewTokenDialog;
import dev.kunci.portal.tokens.TokenHolder;
import dev.kunci.review.people.TokenRow;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The API tokens that act as this person, in each of their organizations. */
public class OwnTokens extends Div {

    private final transient PeopleServices services;
    private final transient CurrentOperator current;
    private final transient OrganizationAccess access;
    private final transient Permissions permissions;

    OwnTokens(PeopleServices services, CurrentOperator current, OrganizationAccess access, Permissions permissions) {
        this.services = services;
        this.current = current;
        this.access = access;
        this.permissions = permissions;
        addClassName("own-tokens");
    }

    void show() {
        removeAll();
        List<TokenRow> all = services.tokenList().own(current.actor());
        Paragraph help = new Paragraph(Texts.of(all.isEmpty() ? "profile.tokens.none" : "profile.tokens.help"));
        help.addClassName("caption");
        UnorderedList list = new UnorderedList();
        list.addClassName("own-list");
        all.forEach(token -> list.add(line(token)));
        add(help);
        if (!all.isEmpty()) {
            add(list);
        }
        if (!access.organizations().isEmpty()) {
            add(new Button(Texts.of("tokens.new"), _ -> new NewTokenDialog(
                            services, current::actor, "tokens.organization", this::holders, this::show)
                    .open()));
        }
        add(new ApiReference());
    }

    private ListItem line(TokenRow token) {
        Span name = new Span(Texts.shown(token.name()));
        name.addClassName("own-name");
        Span hint = new Span(token.hint() + "…");
        hint.addClassName("key");
        Span facts = new Span(Texts.of(
                "profile.token.facts",
                token.organizationName(),
                may(token),
                token.expiresAt() == null ? Texts.of("tokens.never") : Times.date(token.expiresAt()),
                token.lastUsedAt() == null ? Texts.of("tokens.unused") : Times.minute(token.lastUsedAt())));
        facts.addClassName("caption");
        Div words = new Div(name, hint, facts);
        words.addClassName("own-words");
        Button revoke = new Button(
                Texts.of("tokens.revoke"),
                _ -> new ConfirmationDialog("tokens.revoke", 2, token.name(), () -> revoke(token)).open());
        revoke.setAriaLabel(Texts.of("tokens.revoke.label", token.name()));
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return new ListItem(words, OperatorLabels.badge(token.state()), revoke);
    }

    private static String may(TokenRow token) {
        String roles = OperatorLabels.roles(token.roles());
        return token.products() == null
                ? roles
                : Texts.of("tokens.limited", roles, OperatorLabels.limit(token.products(), Integer.MAX_VALUE));
    }

    private void revoke(TokenRow token) {
        services.tokens().revoke(current.actor(), token.organization(), token.id());
        Notices.done(Texts.of("tokens.revoked", token.name()));
        show();
    }

    /** The organizations of this person, in which a token can act as them. */
    private List<TokenHolder> holders(String text, int offset, int limit) {
        Actor actor = current.actor();
        String typed = text.strip().toLowerCase(Locale.ROOT);
        return access.organizations().stream()
                .filter(organization ->
                        organization.displayName().toLowerCase(Locale.ROOT).contains(typed))
                .skip(offset)
                .limit(limit)
                .map(organization -> TokenHolder.of(
                        organization,
                        Objects.requireNonNull(actor.operatorId()),
                        organization.displayName(),
                        permissions.of(actor, organization.id()).roles()))
                .toList();
    }
}
