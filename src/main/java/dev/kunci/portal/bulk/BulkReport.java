package dev.kunci.portal.bulk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.DecisionHost;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** The result of a bulk decision for each object: changed, unchanged, or failed; with all of it as a file. */
class BulkReport extends Dialog {

    /** How many successful ones are listed by name. */
    private static final int EXAMPLES = 10;

    private static final int NAMED = 100;

    private static final Set<Result.Kind> NOT_DONE =
            Set.of(Result.Kind.STALE, Result.Kind.REFUSED, Result.Kind.UNKNOWN);

    private final transient List<DecidableStatus> cases;
    private final transient List<Result> results;
    private final int unsure;

    /**
     * @param results one for each of the first cases, in the same order
     * @param unsure how many of the following cases failed while they were decided; the others were not tried
     */
    BulkReport(
            DecisionRunner runner,
            DecisionHost host,
            Verb verb,
            List<DecidableStatus> cases,
            List<Result> results,
            int unsure) {
        this.cases = cases;
        this.results = results;
        this.unsure = unsure;
        String word = StatusLabels.inSentence(verb.result());
        addClassName("bulk-dialog");
        setHeaderTitle(Texts.of("status.bulk.report"));
        if (unsure > 0) {
            add(new Paragraph(Texts.of("status.bulk.unsure", unsure)));
        }
        int left = cases.size() - results.size() - unsure;
        if (left > 0) {
            add(new Paragraph(Texts.of("status.bulk.left", left)));
        }
        list("status.bulk.refused", word, NOT_DONE, NAMED);
        list("status.bulk.changed", word, Set.of(Result.Kind.APPLIED), EXAMPLES);
        list("status.bulk.already", word, Set.of(Result.Kind.ALREADY), EXAMPLES);
        List<Result> applied =
                results.stream().filter(r -> r.kind() == Result.Kind.APPLIED).toList();
        getFooter().add(file());
        if (runner.undoable(applied)) {
            Button undo = new Button(Texts.of("status.undo"), _ -> {
                close();
                runner.undo(host, applied);
            });
            undo.addClassName("undo-offer");
            getFooter().add(undo);
        }
        Button ok = new Button(Texts.of("status.close"), _ -> close());
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ok.setAutofocus(true);
        getFooter().add(ok);
    }

    private Anchor file() {
        byte[] file = BulkCsv.of(cases, results, unsure).getBytes(StandardCharsets.UTF_8);
        Anchor link = new Anchor();
        link.setText(Texts.of("status.bulk.file"));
        link.addClassName("bulk-file");
        link.setHref(
                download -> {
                    download.setContentType("text/csv; charset=utf-8");
                    download.setFileName("kunci-decisions.csv");
                    download.getOutputStream().write(file);
                },
                AttachmentType.DOWNLOAD);
        return link;
    }

    private void list(String key, String word, Set<Result.Kind> kinds, int most) {
        int[] found = IntStream.range(0, results.size())
                .filter(i -> kinds.contains(results.get(i).kind()))
                .toArray();
        if (found.length == 0) {
            return;
        }
        UnorderedList names = new UnorderedList();
        IntStream.of(found).limit(most).forEach(i -> names.add(new ListItem(line(cases.get(i), results.get(i)))));
        if (found.length > most) {
            names.add(new ListItem(Texts.of("status.bulk.more", found.length - most)));
        }
        add(new H3(Texts.of(key, found.length, word)), names);
    }

    private static String line(DecidableStatus status, Result result) {
        return switch (result.kind()) {
            case APPLIED -> status.name();
            case ALREADY ->
                Texts.of(
                        "status.bulk.line", status.name(), StatusLabels.standing(Objects.requireNonNull(result.now())));
            case STALE, REFUSED, UNKNOWN ->
                Texts.of("status.bulk.line", status.name(), Texts.refusal(Objects.requireNonNull(result.refusal())));
        };
    }
}
