package dev.kunci.portal.status;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.portal.layout.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Says what became of each where a bulk decision did not change them all: which were changed, were so already, were not. */
class BulkReport extends Dialog {

    private final transient List<StatusCase> cases;
    private final transient List<Result> results;

    /** @param results one for each case, in the same order */
    BulkReport(Deciding deciding, StatusScreen screen, Verb verb, List<StatusCase> cases, List<Result> results) {
        this.cases = cases;
        this.results = results;
        String word = StatusWords.of(verb.result());
        addClassName("bulk-dialog");
        setHeaderTitle(Texts.of("status.bulk.report"));
        list("status.bulk.changed", word, Set.of(Result.Kind.APPLIED));
        list("status.bulk.already", word, Set.of(Result.Kind.ALREADY));
        list("status.bulk.refused", word, Set.of(Result.Kind.STALE, Result.Kind.REFUSED, Result.Kind.UNKNOWN));
        List<Result> applied =
                results.stream().filter(r -> r.kind() == Result.Kind.APPLIED).toList();
        if (!applied.isEmpty()) {
            getFooter().add(new Button(Texts.of("status.undo"), _ -> {
                close();
                deciding.undo(screen, applied);
            }));
        }
        Button ok = new Button(Texts.of("status.close"), _ -> close());
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ok.setAutofocus(true);
        getFooter().add(ok);
    }

    private void list(String key, String word, Set<Result.Kind> kinds) {
        int[] found = IntStream.range(0, results.size())
                .filter(i -> kinds.contains(results.get(i).kind()))
                .toArray();
        if (found.length == 0) {
            return;
        }
        UnorderedList names = new UnorderedList();
        for (int i : found) {
            names.add(new ListItem(line(cases.get(i), results.get(i))));
        }
        add(new H3(Texts.of(key, found.length, word)), names);
    }

    private static String line(StatusCase status, Result result) {
        return switch (result.kind()) {
            case APPLIED -> status.name();
            case ALREADY ->
                Texts.of("status.bulk.line", status.name(), StatusWords.standing(Objects.requireNonNull(result.now())));
            case STALE, REFUSED, UNKNOWN ->
                Texts.of("status.bulk.line", status.name(), Texts.refusal(Objects.requireNonNull(result.refusal())));
        };
    }
}
