package dev.kunci.portal.audit;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.audit.Action;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.Channel;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.layout.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the audit log says: the filters and the record that is open.
 *
 * @param until the last day, included
 */
record AuditQuery(
        @Nullable String who,
        @Nullable Action action,
        @Nullable String target,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Channel channel,
        @Nullable UUID record) {

    private static final int LAST_YEAR = 9999;

    /** Reads an address; what it does not understand it leaves out. */
    static AuditQuery of(QueryParameters parameters) {
        return new AuditQuery(
                AddressText.of(parameters, "who"),
                read(parameters, "action", Action::of),
                AddressText.of(parameters, "target"),
                read(parameters, "from", AuditQuery::day),
                read(parameters, "until", AuditQuery::day),
                read(parameters, "channel", Channel::of),
                read(parameters, "record", UUID::fromString));
    }

    QueryParameters parameters() {
        Map<String, String> texts = new LinkedHashMap<>();
        write(texts, "who", who);
        write(texts, "action", action == null ? null : action.code());
        write(texts, "target", target);
        write(texts, "from", from);
        write(texts, "until", until);
        write(texts, "channel", channel == null ? null : channel.code());
        write(texts, "record", record);
        return QueryParameters.simple(texts);
    }

    AuditQuery open(@Nullable UUID id) {
        return new AuditQuery(who, action, target, from, until, channel, id);
    }

    /** What the service is asked; days begin and end where this person is. */
    AuditFilter filter() {
        Instant start = from == null ? null : Moments.start(from);
        Instant end = until == null ? null : Moments.start(until.plusDays(1));
        return AuditFilter.ANY
                .withActor(who)
                .withAction(action)
                .withSubject(target)
                .withPeriod(start, end)
                .withChannel(channel);
    }

    boolean filters() {
        return !open(null).parameters().getParameters().isEmpty();
    }

    /** A day of a year with four digits; what is far beyond cannot be asked for. */
    private static @Nullable LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        return day.getYear() > 0 && day.getYear() <= LAST_YEAR ? day : null;
    }

    private static <T> @Nullable T read(QueryParameters parameters, String name, Function<String, @Nullable T> reader) {
        try {
            return parameters
                    .getSingleParameter(name)
                    .filter(text -> !text.isBlank())
                    .map(reader)
                    .orElse(null);
        } catch (RuntimeException notUnderstood) {
            return null;
        }
    }

    private static void write(Map<String, String> texts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            texts.put(name, value.toString().strip());
        }
    }
}
