package dev.kunci.portal.tokens;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.people.GatewayTokenRow;
import dev.kunci.review.people.GatewayTokenSort;
import java.time.Clock;
import java.util.function.Consumer;

/** The columns of the list of gateway tokens; on a narrow screen name, state and end remain. */
public class GatewaysGrid extends DataListGrid<GatewayTokenRow> {

    private static final String NAME = """
            <span class="data-list-name"><span class="token-name">${item.name}</span>
              <span class="data-list-sub key">${item.hint}…</span></span>""";

    /** @param revoke asks before a token is revoked */
    GatewaysGrid(Clock clock, Consumer<GatewayTokenRow> revoke) {
        super(Texts.of("gateways.title"));
        sortable(
                GatewayTokenSort.NAME,
                LitRenderer.<GatewayTokenRow>of(NAME)
                        .withProperty("name", row -> Texts.shown(row.name()))
                        .withProperty("hint", GatewayTokenRow::hint),
                "11rem",
                2);
        column("state", Texts.of("tokens.column.state"), OperatorLabels.tokenState(GatewayTokenRow::state), "8rem", 0);
        sortable(GatewayTokenSort.CREATED, TokensGrid.ago(clock, GatewayTokenRow::createdAt), "7rem", 0);
        sortable(GatewayTokenSort.CREATED_BY, text(GatewayTokenRow::createdBy, GatewayTokenRow::createdBy), "10rem", 1);
        sortable(GatewayTokenSort.EXPIRES, text(row -> TokensGrid.expires(row.expiresAt())), "7.5rem", 0);
        column("revoke", "", TokensGrid.revoke(GatewayTokenRow::state, GatewayTokenRow::name, revoke), "6rem", 0);
        from(NARROW, "created", "expires");
        from(MEDIUM, "by");
        narrow("name", "6rem");
        narrow("state", "7.5rem");
        narrow("revoke", "5.5rem");
        fit(1_280);
    }

    private void sortable(GatewayTokenSort sort, Renderer<GatewayTokenRow> renderer, String width, int grow) {
        String key = GatewaysUrl.IT.column(sort);
        sortable(key, Texts.of("gateways.column." + key), renderer, width, grow);
    }
}
