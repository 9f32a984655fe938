package dev.kunci.portal.tokens;

import com.vaadin.flow.component.select.Select;
import dev.kunci.portal.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** After how many days a new token expires, if ever. */
public class TokenExpiryField extends Select<Integer> {

    private static final int USUAL_DAYS = 90;
    private static final int NEVER = 0;

    TokenExpiryField() {
        setLabel(Texts.of("tokens.field.expires"));
        setItems(30, USUAL_DAYS, 365, NEVER);
        setItemLabelGenerator(
                days -> days == null || days == NEVER ? Texts.of("tokens.never") : Texts.of("tokens.days", days));
        setValue(USUAL_DAYS);
    }

    /** The selected instant, null for never. */
    @Nullable
    Instant moment(Clock clock) {
        return getValue() == NEVER ? null : clock.instant().plus(Duration.ofDays(getValue()));
    }
}
