package dev.kunci.portal.audit;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.audit.Action;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditScope;
import dev.kunci.audit.Channel;
import dev.kunci.audit.Outcome;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.text.UrlText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The URL parameters of the audit log: the filters and the open record.
 *
 * @param period days up to today; takes precedence over from and until
 * @param until the last day, included
 */
record AuditUrl(
        @Nullable String who,
        Set<Action> actions,
        @Nullable String target,
        @Nullable Period period,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Channel channel,
        @Nullable Outcome outcome,
        @Nullable AuditScope about,
        @Nullable UUID record) {

    static final AuditUrl START = new AuditUrl(null, Set.of(), null, null, null, null, null, null, null, null);

    private static final int LAST_YEAR = 9999;

    /** Reads parameters and ignores invalid ones. */
    static AuditUrl of(QueryParameters parameters) {
        Period period = read(parameters, "period", Period::of);
        return new AuditUrl(
                UrlText.of(parameters, "who"),
                actions(parameters.getSingleParameter("action").orElse("")),
                UrlText.of(parameters, "target"),
                period,
                period == null ? read(parameters, "from", AuditUrl::day) : null,
                period == null ? read(parameters, "until", AuditUrl::day) : null,
                read(parameters, "channel", Channel::of),
                read(parameters, "outcome", Outcome::of),
                Arrays.stream(AuditScope.Kind.values())
                        .map(kind -> read(parameters, kind.code(), id -> new AuditScope(kind, UUID.fromString(id))))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                read(parameters, "record", UUID::fromString));
    }

    static AuditUrl about(AuditScope scope) {
        return START.withAbout(scope);
    }

    static AuditUrl by(String who) {
        return new AuditUrl(who, Set.of(), null, null, null, null, null, null, null, null);
    }

    static AuditUrl of(Action... any) {
        return new AuditUrl(null, Set.of(any), null, null, null, null, null, null, null, null);
    }

    static AuditUrl of(Period days) {
        return new AuditUrl(null, Set.of(), null, days, null, null, null, null, null, null);
    }

    static AuditUrl of(Outcome only) {
        return new AuditUrl(null, Set.of(), null, null, null, null, null, only, null, null);
    }

    QueryParameters parameters() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (about != null) {
            texts.put(about.kind().code(), about.id().toString());
        }
        write(texts, "who", who);
        write(texts, "action", actions.stream().sorted().map(Action::code).collect(Collectors.joining(",")));
        write(texts, "target", target);
        write(texts, "period", period == null ? null : period.code());
        write(texts, "from", from);
        write(texts, "until", until);
        write(texts, "channel", channel == null ? null : channel.code());
        write(texts, "outcome", outcome == null ? null : outcome.code());
        write(texts, "record", record);
        return QueryParameters.simple(texts);
    }

    AuditUrl open(@Nullable UUID id) {
        return new AuditUrl(who, actions, target, period, from, until, channel, outcome, about, id);
    }

    AuditUrl withAbout(@Nullable AuditScope scope) {
        return new AuditUrl(who, actions, target, period, from, until, channel, outcome, scope, record);
    }

    @Nullable
    LocalDate firstDay(LocalDate today) {
        return period == null ? from : period.from(today);
    }

    @Nullable
    LocalDate lastDay(LocalDate today) {
        return period == null ? until : today;
    }

    /** The filter for the service; days begin and end in the person's time zone. */
    AuditFilter filter(LocalDate today) {
        LocalDate first = firstDay(today);
        LocalDate last = lastDay(today);
        Instant start = first == null ? null : Times.start(first);
        Instant end = last == null ? null : Times.start(last.plusDays(1));
        return AuditFilter.ANY
                .withActor(who)
                .withActions(actions)
                .withSubject(target)
                .withPeriod(start, end)
                .withChannel(channel)
                .withOutcome(outcome)
                .withAbout(about);
    }

    boolean filters() {
        return !open(null).equals(START);
    }

    private static Set<Action> actions(String codes) {
        Set<Action> known = EnumSet.noneOf(Action.class);
        Stream.of(Action.values())
                .filter(action -> List.of(codes.split(",")).contains(action.code()))
                .forEach(known::add);
        return known;
    }

    /** A day of a year with four digits; more cannot be searched for. */
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
