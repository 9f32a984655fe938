package dev.kunci.operators.account;

import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores with an account how lists look, so that they look the same in every browser. */
@Service
public class ListPreferences {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("[a-zA-Z-]{1,40}");
    private static final int MOST = 40;

    private final JdbcClient jdbc;

    ListPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public ListPreference of(Actor actor) {
        return Optional.ofNullable(actor.operatorId())
                .flatMap(id -> jdbc.sql("select lists from operator where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional())
                .map(ListPreferences::read)
                .orElse(ListPreference.NONE);
    }

    /** @param columns the hidden columns of this list */
    @Transactional
    public void hide(Actor actor, String list, Set<String> columns) {
        if (columns.size() > MOST
                || !NAME.matcher(list).matches()
                || !columns.stream().allMatch(column -> NAME.matcher(column).matches())) {
            throw new IllegalArgumentException("no list or column is called so");
        }
        keep(
                actor,
                "jsonb_build_object('hidden', coalesce(lists -> 'hidden', '{}')"
                        + " || jsonb_build_object(:list::text, :value::jsonb))",
                Map.of("list", list, "value", JSON.writeValueAsString(columns)));
    }

    /** @param compact whether the rows of all lists are low */
    @Transactional
    public void compact(Actor actor, boolean compact) {
        keep(actor, "jsonb_build_object('compact', :value::boolean)", Map.of("value", compact));
    }

    private void keep(Actor actor, String change, Map<String, ?> params) {
        UUID person = Optional.ofNullable(actor.operatorId())
                .filter(_ -> actor.inPerson())
                .orElseThrow(() -> new Refusal.Forbidden("refusal.operator.disabled"));
        jdbc.sql("update operator set lists = lists || " + change + " where id = :id and not disabled")
                .params(params)
                .param("id", person)
                .update();
    }

    private static ListPreference read(String kept) {
        JsonNode lists = JSON.readTree(kept);
        Map<String, Set<String>> hidden = new HashMap<>();
        lists.path("hidden").properties().forEach(list -> hidden.put(list.getKey(), columns(list.getValue())));
        return new ListPreference(lists.path("compact").asBoolean(false), hidden);
    }

    private static Set<String> columns(JsonNode names) {
        return names.valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
    }
}
