package dev.kunci.portal.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.Invitations;
import dev.kunci.portal.feedback.Announcer;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.preference.LanguageSwitch;
import dev.kunci.portal.preference.Preferences;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.signin.IdleNotice;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.Organization;
import dev.kunci.review.lookup.QuickSearch;
import dev.kunci.review.queue.PendingList;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The frame around every view: navigation, organization, language, person. */
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    private final transient OrganizationAccess access;
    private final Main main = new Main();
    private final Div organization = new Div();
    private final Div navigation = new Div();
    private final Announcer announcer = new Announcer();
    private final PendingBadge waiting;
    private final InvitationNotice invitation;
    private final Div bar = new Div();
    private final transient CurrentOperator current;
    private final transient Function<Operator, PersonMenu> personal;
    private @Nullable PersonMenu menu;
    private transient @Nullable OrganizationContext shown;
    private @Nullable Registration following;

    MainLayout(
            OrganizationAccess access,
            CurrentOperator current,
            Preferences preferences,
            AuthenticationContext authentication,
            PendingList pending,
            Invitations invitations,
            QuickSearch quickSearch) {
        this.access = access;
        this.current = current;
        this.personal = person -> new PersonMenu(person, preferences, authentication);
        waiting = new PendingBadge(pending, access);
        invitation = new InvitationNotice(invitations, access);
        setPrimarySection(Section.DRAWER);
        setI18n(new AppLayoutI18n().setDrawer(Texts.of("nav.drawer")));
        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        navigation.addClassName("navigation");
        addToDrawer(brand(), new Scroller(navigation));
        CommandPaletteButton search = new CommandPaletteButton(quickSearch, access, () -> shown);
        bar.add(skip(), toggle(), search, space(), new LanguageSwitch(preferences));
        bar.add(announcer, new IdleNotice(current));
        bar.addClassName("bar");
        bar.getElement().setAttribute("role", "region");
        bar.getElement().setAttribute("aria-label", Texts.of("product.name"));
        addToNavbar(bar);
    }

    /** If someone else's change redraws the page, the focus is restored. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
        // Set once: setting it again would detach the view and attach it a second time.
        if (getContent() != main) {
            super.showRouterLayoutContent(main);
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Optional<OrganizationContext> entered = event.getActiveChain().stream()
                .filter(OrganizationView.class::isInstance)
                .map(view -> ((OrganizationView) view).context())
                .findFirst()
                .or(() -> access.at(event.getLocation()))
                .or(() -> shown == null ? access.anywhere() : Optional.empty());
        showMenu(entered.map(OrganizationContext::operator));
        entered.filter(context -> !context.samePages(shown)).ifPresent(this::show);
        entered.ifPresentOrElse(waiting::entered, this::refreshCounts);
        showInvitation(
                event.getLocation(), entered.map(OrganizationContext::actor).orElse(null));
        event.getActiveChain().stream()
                .filter(HasDynamicTitle.class::isInstance)
                .map(view -> ((HasDynamicTitle) view).getPageTitle())
                .findFirst()
                .ifPresent(title -> announcer.arrived(event.getLocation().getPath(), title));
    }

    /** Not on the page where invitations are answered. */
    private void showInvitation(Location here, @Nullable Actor reader) {
        invitation.removeFromParent();
        if (!here.getPath().equals("profile") && invitation.waits(reader)) {
            main.getElement().insertChild(0, invitation.getElement());
        }
    }

    /** The same person as long as this frame is shown. */
    private void showMenu(Optional<Operator> person) {
        if (menu == null) {
            menu = person.or(current::account).map(personal).orElse(null);
            if (menu != null) {
                bar.addComponentAtIndex(bar.indexOf(announcer), menu);
            }
        }
    }

    /** Updates the counts in the navigation. */
    public void refreshCounts() {
        if (shown != null) {
            waiting.show(shown);
        }
    }

    /** The same, for the frame around a view; nothing if the view is detached. */
    public static void refreshCounts(Component view) {
        MainLayout frame = view.findAncestor(MainLayout.class);
        if (frame != null) {
            frame.refreshCounts();
        }
    }

    private void show(OrganizationContext context) {
        shown = context;
        follow(context);
        navigation.removeAll();
        navigation.add(Navigation.of(context, waiting).toArray(SideNav[]::new));
        List<Organization> all = access.organizations(context);
        organization.removeAll();
        organization.add(new OrganizationSwitch(all, context.organization(), this::counterpart));
    }

    /** The counts in the navigation follow the changes of others, if this person has any. */
    private void follow(OrganizationContext context) {
        unfollow();
        if (context.permission().may(Role.APPROVER)) {
            following = access.live()
                    .follow(UI.getCurrentOrThrow(), context.organization().id(), _ -> refreshCounts());
        }
    }

    private void unfollow() {
        if (following != null) {
            following.remove();
            following = null;
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        unfollow();
    }

    private String counterpart(Organization other) {
        Location here = UI.getCurrentOrThrow().getInternals().getActiveViewLocation();
        String start = Navigation.home(other);
        return access.at(new Location(start))
                .map(there -> Navigation.counterpart(here, there))
                .orElse(start);
    }

    private Component brand() {
        Anchor name = new Anchor("", Texts.of("product.name"));
        name.addClassName("brand-name");
        Div brand = new Div(name, organization);
        brand.getElement().setAttribute("role", "region");
        brand.getElement().setAttribute("aria-label", Texts.of("organization.switch"));
        brand.addClassName("brand");
        return brand;
    }

    /** A button: a link to a fragment would lead to the start page, because the base URL is its. */
    private Component skip() {
        NativeButton skip =
                new NativeButton(Texts.of("nav.skip"), _ -> main.getElement().executeJs("this.focus()"));
        skip.addClassName("skip");
        return skip;
    }

    private static Component toggle() {
        DrawerToggle toggle = new DrawerToggle();
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        toggle.setAriaLabel(Texts.of("nav.toggle"));
        return toggle;
    }

    private static Component space() {
        Span space = new Span();
        space.addClassName("space");
        return space;
    }
}
