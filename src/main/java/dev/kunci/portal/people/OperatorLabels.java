package dev.kunci.portal.people;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.kunci.operators.Role;
import dev.kunci.portal.text.RelativeTime;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.PersonRow;
import dev.kunci.review.people.PersonState;
import dev.kunci.review.people.TokenState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Labels for roles and states. */
public final class OperatorLabels {

    private static final String STATE = """
            <span class="status status--${item.look}">${item.word}</span>""";

    private OperatorLabels() {}

    public static String role(Role role) {
        return Texts.of("audit.value.roles." + role.code());
    }

    /** In the order of the enum. */
    public static String roles(Collection<Role> roles) {
        return roles.stream().sorted().map(OperatorLabels::role).collect(Collectors.joining(", "));
    }

    /**
     * The API products that approvals are limited to.
     *
     * @param products their names, null for no limit, which has no label
     * @param most how many are named
     */
    public static String limit(@Nullable List<String> products, int most) {
        if (products == null) {
            return "";
        }
        if (products.isEmpty()) {
            return Texts.of("tokens.limit.nothing");
        }
        String names = String.join(", ", products.subList(0, Math.min(most, products.size())));
        int more = products.size() - most;
        return more > 0 ? Texts.of("tokens.limit.more", names, more) : Texts.of("tokens.limit", names);
    }

    /** The roles of a row of the list of people, with the limit of an approver. */
    static String may(PersonRow row) {
        return may(row, Integer.MAX_VALUE);
    }

    /** @param named how many API products are named */
    static String may(PersonRow row, int named) {
        String roles = roles(row.roles());
        return row.products() == null || !row.roles().contains(Role.APPROVER)
                ? roles
                : Texts.of("tokens.limited", roles, limit(row.products(), named));
    }

    static String state(PersonState state) {
        return Texts.of("people.state." + state.code());
    }

    public static String state(TokenState state) {
        return Texts.of("tokens.state." + state.code());
    }

    static Span badge(PersonState state) {
        Span badge = new Span(state(state));
        badge.addClassNames("status", "status--" + look(state));
        return badge;
    }

    public static Span badge(TokenState state) {
        Span badge = new Span(state(state));
        badge.addClassNames("status", "status--" + look(state));
        return badge;
    }

    static <R> LitRenderer<R> personState(Function<R, PersonState> state) {
        return LitRenderer.<R>of(STATE)
                .withProperty("look", row -> look(state.apply(row)))
                .withProperty("word", row -> state(state.apply(row)));
    }

    public static <R> LitRenderer<R> tokenState(Function<R, TokenState> state) {
        return LitRenderer.<R>of(STATE)
                .withProperty("look", row -> look(state.apply(row)))
                .withProperty("word", row -> state(state.apply(row)));
    }

    /** How long ago; a dash for never. */
    static String ago(@Nullable Instant at, Instant now) {
        return at == null ? Texts.of("people.never") : RelativeTime.since(at, now);
    }

    private static String look(PersonState state) {
        return switch (state) {
            case ACTIVE -> "active";
            case ONE_TIME, INVITED -> "pending";
            case DISABLED, INVITATION_OVER -> "inactive";
        };
    }

    private static String look(TokenState state) {
        return switch (state) {
            case VALID -> "approved";
            case PAUSED, EXPIRED -> "pending";
            case REVOKED -> "revoked";
        };
    }
}
