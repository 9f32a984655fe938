package dev.kunci.portal.approval;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.PendingAge;
import dev.kunci.review.PendingFilter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What approvers look for most; each is a link that can be kept and sent. */
class QuickViews extends Nav {

    private final UnorderedList links = new UnorderedList();

    QuickViews() {
        addClassName("quick");
        getElement().setAttribute("aria-label", Texts.of("approvals.quick"));
        add(links);
    }

    void show(RouteParameters here, PendingFilter shown) {
        links.removeAll();
        views().forEach((name, filter) -> {
            RouterLink link = new RouterLink(Texts.of("approvals.quick." + name), ApprovalsView.class, here);
            link.setQueryParameters(ApprovalsAddress.parameters(filter));
            if (filter.equals(shown)) {
                link.getElement().setAttribute("aria-current", "true");
            }
            links.add(new ListItem(link));
        });
    }

    private static Map<String, PendingFilter> views() {
        Map<String, PendingFilter> views = new LinkedHashMap<>();
        views.put("all", PendingFilter.ANY);
        views.put("old", PendingFilter.ANY.withAge(PendingAge.THREE_DAYS));
        views.put("again", PendingFilter.ANY.withAgain(true));
        return views;
    }
}
