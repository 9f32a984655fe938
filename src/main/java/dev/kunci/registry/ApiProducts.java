package dev.kunci.registry;

import dev.kunci.audit.Action;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes API products, which keys can hold. */
@Service
@Transactional
public class ApiProducts {

    /** The characters the Apigee page allows in the internal name of an API product. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._$ %-]+");

    private final Registry registry;
    private final Recorder recorder;
    private final Permissions permissions;
    private final Clock clock;

    ApiProducts(Registry registry, Recorder recorder, Permissions permissions, Clock clock) {
        this.registry = registry;
        this.recorder = recorder;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Invalid where the name has other characters than letters, digits and {@code . _ - $ %} or a space
     * @throws Refusal.Conflict where the name is taken
     */
    public ApiProduct create(
            Actor actor, UUID organization, String name, String displayName, ApprovalType approvalType) {
        PlainText.check(name);
        permissions.require(actor, organization, Role.EDITOR, Action.CREATE, Subject.alone("product", null, name));
        if (!NAME.matcher(name).matches()) {
            throw new Refusal.Invalid("refusal.product.name", name);
        }
        ApiProduct product = registry.add(
                new ApiProduct(organization, name, displayName, approvalType, actor.name(), clock.instant()));
        try {
            registry.flush();
        } catch (DataIntegrityViolationException taken) {
            throw new Refusal.Conflict("refusal.product.taken", name);
        }
        Subject subject = new Subject("product", product.id(), name, null, null, product.id());
        recorder.record(
                actor,
                organization,
                List.of(Recorder.Step.created(subject, Map.of("approvalType", approvalType.code()))));
        return product;
    }
}
