package dev.kunci.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.audit.Subject;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.audit.NamedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links of a record: the page of each object, and all its records. */
record RecordObjects(AuditLinks links, Map<AuditScope, NamedObject> names) {

    /** The objects a record is about or belongs to, from the outside in. */
    static List<AuditScope> of(AuditRecord record) {
        Subject subject = record.subject();
        List<AuditScope> objects = new ArrayList<>();
        add(objects, AuditScope.Kind.OWNER, subject.ownerId());
        add(objects, AuditScope.Kind.APP, subject.appId());
        add(objects, AuditScope.Kind.PRODUCT, subject.productId());
        if (subject.type().equals("operator")) {
            add(objects, AuditScope.Kind.PERSON, subject.id());
        }
        return objects;
    }

    private static void add(List<AuditScope> objects, AuditScope.Kind kind, @Nullable UUID id) {
        if (id != null) {
            objects.add(new AuditScope(kind, id));
        }
    }

    List<NamedObject> in(AuditRecord record) {
        List<NamedObject> named = new ArrayList<>();
        for (AuditScope scope : of(record)) {
            NamedObject known = names.get(scope);
            if (known != null) {
                named.add(known);
            }
        }
        return named;
    }

    Component line(NamedObject object) {
        return line(
                links.page(object),
                links.log(
                        Texts.of("audit.object.all." + object.about().kind().code()), AuditUrl.about(object.about())));
    }

    static Component line(Component what, Component more) {
        Div line = new Div(what, more);
        line.addClassName("fact-line");
        return line;
    }
}
