package dev.kunci.registry.app;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.App;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.Credential;
import dev.kunci.registry.Grant;
import dev.kunci.registry.Owner;
import dev.kunci.registry.Scopes;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.change.FieldChanges;
import dev.kunci.registry.key.GrantRequests;
import dev.kunci.registry.key.KeyIssuer;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Status;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates and edits apps. */
@Service
@Transactional
public class Apps {

    private final StatusRepository statuses;
    private final KeyIssuer issuer;
    private final GrantRequests requests;
    private final AuditSubjects subjects;
    private final ChangeRecorder recorder;
    private final Permissions permissions;
    private final Clock clock;

    Apps(
            StatusRepository statuses,
            KeyIssuer issuer,
            GrantRequests requests,
            AuditSubjects subjects,
            ChangeRecorder recorder,
            Permissions permissions,
            Clock clock) {
        this.statuses = statuses;
        this.issuer = issuer;
        this.requests = requests;
        this.subjects = subjects;
        this.recorder = recorder;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Creates an app with its first key and the API products of that key, completely or not at all.
     *
     * @throws Refusal.NotFound if the owner or an API product does not exist any more
     * @throws Refusal.Conflict if this owner has an app with that name
     * @throws Refusal.Invalid if a field breaks its rule
     */
    public NewApp.Created create(Actor actor, NewApp wanted) {
        UUID organization = wanted.organization();
        String kind = wanted.owner().level().code();
        permissions.require(
                actor,
                organization,
                Role.EDITOR,
                Action.CREATE,
                Subject.unnamed(kind, wanted.owner().id()));
        AppContent content = wanted.content().stripped();
        content.check();
        Attribute.check(List.of(), Objects.requireNonNullElse(wanted.written(), content.stored(List.of())));
        PlainText.checkReason(wanted.reason());
        Owner owner = statuses.lock(organization, List.of(wanted.owner())).stream()
                .map(Owner.class::cast)
                .findFirst()
                .orElseThrow(wanted.owner().level()::unknown);
        List<ApiProduct> products = statuses.hold(organization, wanted.products());
        Scopes.of(products).check(content.scopes(), List.of());
        Instant now = clock.instant();
        App app = statuses.add(new App(owner, wanted.first(), content, wanted.written(), actor.name(), now));
        flush(content.name());
        KeyVault.Pair pair = issuer.pair();
        Credential credential = issuer.store(app, pair, wanted.expiresAt(), actor.name());
        List<Grant> grants = products.stream()
                .map(product -> requests.add(
                        actor,
                        credential,
                        product,
                        requests.first(actor, credential, product) == Status.PENDING ? wanted.reason() : null))
                .toList();
        statuses.flush();
        List<ChangeRecorder.Step> steps = new ArrayList<>();
        steps.add(ChangeRecorder.Step.created(subjects.name(app), created(app, content)));
        steps.add(issuer.step(credential));
        grants.forEach(grant -> steps.add(requests.step(grant)));
        recorder.record(actor, organization, steps);
        return new NewApp.Created(app.id(), credential.id(), pair, waiting(products, grants));
    }

    private static List<String> waiting(List<ApiProduct> products, List<Grant> grants) {
        return IntStream.range(0, products.size())
                .filter(i -> grants.get(i).status() == Status.PENDING)
                .mapToObj(i -> products.get(i).displayName())
                .toList();
    }

    private static Map<String, Object> created(App app, AppContent content) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", app.status().code());
        fields.putAll(
                FieldChanges.of(content.fields(), AppContent.named("").fields()).before());
        return fields;
    }

    /**
     * Saves the details form; nothing is recorded if nothing changed.
     *
     * @return the version for the next edit
     * @throws Refusal.Conflict if someone else saved meanwhile, or the owner has another app with that name
     * @throws Refusal.Invalid if a field breaks its rule
     */
    public long edit(Actor actor, AppEdit edit) {
        permissions.require(actor, edit.organization(), Role.EDITOR, Action.EDIT, Subject.unnamed("app", edit.app()));
        App app = statuses.get(App.class, edit.organization(), edit.app());
        if (!Objects.equals(app.version(), edit.version())) {
            throw new Refusal.Conflict("refusal.app.edited");
        }
        AppContent before = AppContent.of(app);
        AppContent after = edit.content().stripped();
        FieldChanges changes = FieldChanges.of(before.fields(), after.fields());
        boolean same = edit.written() == null
                ? before.attributes().equals(after.attributes())
                : edit.written().equals(app.attributes());
        if (changes.none() && same) {
            recorder.unchanged();
            return edit.version();
        }
        after.check(before);
        Attribute.check(app.attributes(), Objects.requireNonNullElse(edit.written(), after.stored(app.attributes())));
        statuses.scopesOfApp(edit.organization(), edit.app()).check(after.scopes(), before.scopes());
        app.edit(after, edit.written(), actor.name(), clock.instant());
        flush(after.name());
        recorder.record(
                actor,
                edit.organization(),
                List.of(new ChangeRecorder.Step(
                        Action.EDIT, subjects.name(app), changes.before(), changes.after(), null)));
        return Objects.requireNonNull(app.version());
    }

    private void flush(String name) {
        Refusal taken = new Refusal.Conflict("refusal.app.taken", name);
        statuses.flush(
                Map.of(
                        "app_organization_id_developer_id_name_key", taken,
                        "app_organization_id_app_group_id_name_key", taken),
                new Refusal.Conflict("refusal.app.edited"));
    }
}
