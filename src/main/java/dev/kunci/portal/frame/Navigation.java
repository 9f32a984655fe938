package dev.kunci.portal.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Location;
import dev.kunci.operators.Role;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The site map of the portal: its groups and pages, and the role each requires. */
final class Navigation {

    /** The page of pending requests, with their number beside it. */
    static final String APPROVALS = "approvals";

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "publish",
                    List.of(
                            new Page("apps", Role.VIEWER),
                            new Page("products", Role.VIEWER),
                            new Page("developers", Role.VIEWER, Set.of("groups")))),
            new Group("decide", List.of(new Page(APPROVALS, Role.APPROVER), new Page("inspector", Role.VIEWER))),
            new Group("review", List.of(new Page("audit", Role.AUDITOR))),
            new Group("administer", List.of(new Page("people", Role.ADMIN))));

    /** What an editor can create, each at {@code o/ORGANIZATION/NAME/new}; key {@code NAME.new}. */
    private static final List<String> BEGINNINGS = List.of("apps", "products", "developers", "groups");

    private Navigation() {}

    /** Pages of one kind of work; key {@code nav.group.NAME}. */
    private record Group(String name, List<Page> pages) {}

    /**
     * A page at {@code o/ORGANIZATION/NAME} with the icon {@code NAME.svg}; key {@code nav.NAME}.
     *
     * @param others related pages, at {@code o/ORGANIZATION/OTHER}, without an entry of their own
     */
    private record Page(String name, Role from, Set<String> others) {

        Page(String name, Role from) {
            this(name, from, Set.of());
        }
    }

    /** The start page of an organization. */
    static String home(Organization organization) {
        return path(organization, GROUPS.getFirst().pages().getFirst());
    }

    /** The page where approvers decide. */
    static String approvals(Organization organization) {
        return path(organization, APPROVALS);
    }

    /**
     * The page of the same kind in another organization, or its start page: a detail page belongs to one organization
     * only.
     */
    static String counterpart(Location here, OrganizationContext there) {
        List<String> steps = here.getSegments();
        String kind = steps.size() < 3 ? "" : steps.get(2);
        return GROUPS.stream()
                .flatMap(group -> group.pages().stream())
                .filter(page -> page.name().equals(kind) && there.permission().may(page.from()))
                .findFirst()
                .map(page -> path(there.organization(), page))
                .orElseGet(() -> home(there.organization()));
    }

    /**
     * A destination.
     *
     * @param begins whether something new is created there
     */
    record Goal(String title, String path, boolean begins) {}

    /** The pages of this person, and what they can create. */
    static List<Goal> goals(OrganizationContext context) {
        List<Goal> goals = new ArrayList<>();
        GROUPS.stream()
                .flatMap(group -> group.pages().stream())
                .filter(page -> context.permission().may(page.from()))
                .forEach(page -> {
                    goals.add(new Goal(Texts.of("nav." + page.name()), path(context.organization(), page), false));
                    page.others()
                            .forEach(other -> goals.add(
                                    new Goal(Texts.of(other + ".title"), path(context.organization(), other), false)));
                });
        goals.add(new Goal(Texts.of("profile.title"), "profile", false));
        if (context.permission().may(Role.EDITOR)) {
            BEGINNINGS.forEach(name ->
                    goals.add(new Goal(Texts.of(name + ".new"), path(context.organization(), name) + "/new", true)));
        }
        return goals;
    }

    /**
     * The groups of which this person has at least one page.
     *
     * @param waiting is shown beside the page of approvals
     */
    static List<SideNav> of(OrganizationContext context, Component waiting) {
        return GROUPS.stream()
                .filter(group -> group.pages().stream()
                        .anyMatch(page -> context.permission().may(page.from())))
                .map(group -> group(context, group, waiting))
                .toList();
    }

    private static SideNav group(OrganizationContext context, Group group, Component waiting) {
        SideNav nav = new SideNav(Texts.of("nav.group." + group.name()));
        nav.setI18n(new SideNav.SideNavI18n().setToggle(Texts.of("words.toggle")));
        for (Page page : group.pages()) {
            if (context.permission().may(page.from())) {
                SvgIcon icon = new SvgIcon("assets/icons/" + page.name() + ".svg");
                SideNavItem item =
                        new SideNavItem(Texts.of("nav." + page.name()), path(context.organization(), page), icon);
                item.setMatchNested(true);
                if (page.name().equals(APPROVALS)) {
                    item.setSuffixComponent(waiting);
                }
                item.setPathAliases(page.others().stream()
                        .map(other -> path(context.organization(), other))
                        .collect(Collectors.toSet()));
                nav.addItem(item);
            }
        }
        return nav;
    }

    private static String path(Organization organization, Page page) {
        return path(organization, page.name());
    }

    private static String path(Organization organization, String page) {
        return Links.of(organization).page(page);
    }
}
