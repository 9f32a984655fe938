package dev.kunci.portal.tokens;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.portal.text.RelativeTime;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.review.people.TokenRow;
import dev.kunci.review.people.TokenSort;
import dev.kunci.review.people.TokenState;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the list of tokens; on a narrow screen the name shows the operator too. */
public class TokensGrid extends DataListGrid<TokenRow> {

    private static final int FEW = 2;

    private static final String NAME = """
            <span class="data-list-name"><span class="token-name">${item.name}</span>
              <span class="data-list-sub key">${item.hint}…</span><span class="data-list-narrow">${item.owner}</span></span>""";

    private static final String ROLES = """
            <span class="data-list-name"><span>${item.roles}</span>
              <span class="data-list-sub" title="${item.all}" ?hidden="${!item.limit}">${item.limit}</span></span>""";

    private static final String REVOKE = """
            <button type="button" class="row-button" ?hidden="${item.gone}" aria-label="${item.label}"
              @click="${revoke}">${item.word}</button>""";

    /**
     * @param person the URL of the page of the operator
     * @param revoke asks before a token is revoked
     */
    TokensGrid(Clock clock, Function<TokenRow, String> person, Consumer<TokenRow> revoke) {
        super(Texts.of("tokens.title"));
        sortable(
                TokenSort.NAME,
                LitRenderer.<TokenRow>of(NAME)
                        .withProperty("name", row -> Texts.shown(row.name()))
                        .withProperty("hint", TokenRow::hint)
                        .withProperty("owner", row -> Texts.shown(row.owner())),
                "9rem",
                2);
        sortable(
                TokenSort.OWNER,
                LitRenderer.<TokenRow>of("<a href=${item.link}>${item.owner}</a>")
                        .withProperty("link", person::apply)
                        .withProperty("owner", row -> Texts.shown(row.owner())),
                "10rem",
                2);
        plain(
                "roles",
                LitRenderer.<TokenRow>of(ROLES)
                        .withProperty("roles", row -> OperatorLabels.roles(row.roles()))
                        .withProperty("limit", row -> OperatorLabels.limit(row.products(), FEW))
                        .withProperty("all", row -> OperatorLabels.limit(row.products(), Integer.MAX_VALUE)),
                "8rem",
                2);
        plain("state", OperatorLabels.tokenState(TokenRow::state), "8rem", 0);
        sortable(TokenSort.CREATED, ago(clock, TokenRow::createdAt), "6rem", 0);
        sortable(TokenSort.EXPIRES, text(row -> expires(row.expiresAt())), "7.5rem", 0);
        sortable(TokenSort.LAST_USED, ago(clock, TokenRow::lastUsedAt), "6.5rem", 0);
        column("revoke", "", revoke(TokenRow::state, TokenRow::name, revoke), "6rem", 0);
        from(NARROW, "owner", "used");
        from(MEDIUM, "roles", "expires");
        from(WIDE, "created");
        narrow("name", "6rem");
        narrow("state", "7.5rem");
        narrow("revoke", "5.5rem");
        fit(1_280);
    }

    static <R> LitRenderer<R> ago(Clock clock, Function<R, @Nullable Instant> at) {
        return text(
                row -> {
                    Instant then = at.apply(row);
                    return then == null ? Texts.of("people.never") : RelativeTime.since(then, clock.instant());
                },
                row -> {
                    Instant then = at.apply(row);
                    return then == null ? Texts.of("tokens.unused") : Times.minute(then);
                });
    }

    /** The button that revokes a token, named after it, as long as the token is valid. */
    static <R> LitRenderer<R> revoke(Function<R, TokenState> state, Function<R, String> name, Consumer<R> revoke) {
        return LitRenderer.<R>of(REVOKE)
                .withProperty("gone", row -> state.apply(row) == TokenState.REVOKED)
                .withProperty("label", row -> Texts.of("tokens.revoke.label", name.apply(row)))
                .withProperty("word", _ -> Texts.of("tokens.revoke"))
                .withFunction("revoke", revoke::accept);
    }

    static String expires(@Nullable Instant at) {
        return at == null ? Texts.of("tokens.never") : Times.date(at);
    }

    private void sortable(TokenSort sort, Renderer<TokenRow> renderer, String width, int grow) {
        String key = TokensUrl.IT.column(sort);
        sortable(key, Texts.of("tokens.column." + key), renderer, width, grow);
    }

    private void plain(String key, Renderer<TokenRow> renderer, String width, int grow) {
        column(key, Texts.of("tokens.column." + key), renderer, width, grow);
    }
}
