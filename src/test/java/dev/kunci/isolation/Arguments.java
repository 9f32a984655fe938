package dev.kunci.isolation;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Verb;
import dev.kunci.audit.Action;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.AuditScope;
import dev.kunci.audit.Outcome;
import dev.kunci.audit.Subject;
import dev.kunci.importer.ProgressListener;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.Cursor;
import dev.kunci.review.app.AppPages;
import dev.kunci.review.lookup.BulkLookup;
import dev.kunci.review.owner.OwnerPages;
import dev.kunci.review.product.ProductPages;
import dev.kunci.vault.KeyVault;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes arguments for any service method from the objects of one organization; an unknown kind of argument fails the
 * test.
 */
record Arguments(Actor actor, Things things, Path importFile) {

    /** Filter records, in which null means any. */
    private static final Set<Class<?>> WISHES =
            Set.of(AppPages.Wanted.class, ProductPages.Wanted.class, OwnerPages.Groups.class);

    /** All arguments to try for one parameter, for example one target for each level. */
    List<Object> of(String owner, String name, Type type) {
        if (type instanceof ParameterizedType making && making.getRawType() == Supplier.class) {
            return List.of((Supplier<UUID>) () -> things.id("app"));
        }
        if (type instanceof ParameterizedType many && many.getRawType() instanceof Class<?> raw) {
            return List.of(collection(owner, name, raw, many.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == UUID.class) {
            return List.of(id(owner, name));
        }
        if (plain == String.class) {
            return name.equals("type") ? List.of("developer") : things.choices(owner, name);
        }
        if (plain == Target.class) {
            return Arrays.stream(Level.values())
                    .<Object>map(level -> new Target(things.organization(), level, things.id(level)))
                    .toList();
        }
        if (plain == AuditScope.class) {
            return abouts();
        }
        if (name.equals("limit")) {
            return List.of(100);
        }
        Object known = known(plain);
        if (known != null) {
            return List.of(known);
        }
        if (plain.isEnum()) {
            return List.of(plain.getEnumConstants());
        }
        if (WISHES.contains(plain)) {
            return wishes(plain);
        }
        if (plain.isRecord()) {
            return Stream.concat(neutral(plain).stream(), records(plain).stream())
                    .toList();
        }
        throw new IllegalStateException("no way to make " + name + " of " + owner + ", a " + type);
    }

    private UUID id(String owner, String name) {
        if (name.matches("organization(Id)?") || owner.equals("Organizations")) {
            return things.organization();
        }
        return things.knows(owner + "." + name) ? things.id(owner + "." + name) : things.id(name);
    }

    private @Nullable Object known(Class<?> type) {
        Map<Class<?>, Object> values = Map.ofEntries(
                Map.entry(Actor.class, actor),
                Map.entry(boolean.class, false),
                Map.entry(Boolean.class, false),
                Map.entry(int.class, 0),
                Map.entry(long.class, 0L),
                Map.entry(Long.class, 0L),
                Map.entry(Instant.class, Instant.parse("2099-01-01T00:00:00Z")),
                Map.entry(Path.class, importFile),
                Map.entry(ProgressListener.class, ProgressListener.NONE),
                Map.entry(Role.class, Role.VIEWER),
                Map.entry(Action.class, Action.EDIT),
                Map.entry(Cursor.class, new Cursor(null, true, 100)),
                Map.entry(Subject.class, Subject.unnamed("app", things.id("app"))),
                Map.entry(AuditFilter.class, AuditFilter.ANY.withActions(Set.of(Action.CREATE))),
                Map.entry(
                        KeyVault.Pair.class,
                        new KeyVault.Pair(things.text("Pair", "key") + "0123456789", "a-secret-0123456789")));
        return type == OutputStream.class ? new ByteArrayOutputStream() : values.get(type);
    }

    private Collection<?> collection(String owner, String name, Class<?> raw, Type element) {
        List<Object> elements = new ArrayList<>();
        if (element == UUID.class) {
            elements.add(id(owner, name.replaceFirst("s$", "")));
        } else if (element == String.class) {
            elements.addAll(things.choices(owner, name.replaceFirst("s$", "")));
        } else if (element == AuditScope.class) {
            elements.addAll(abouts());
        } else if (element == Role.class) {
            elements.add(Role.VIEWER);
        } else if (element == Decision.class) {
            elements.addAll(records(Decision.class));
            elements.removeIf(made -> ((Decision) made).verb() != Verb.REVOKE);
        } else if (element == BulkLookup.Address.class) {
            elements.addAll(addresses());
        } else if (element == AuditRecord.class) {
            elements.add(aboutGrant());
        }
        return raw == Set.class ? Set.copyOf(elements) : elements;
    }

    /** By every name that a program may use. */
    private List<BulkLookup.Address> addresses() {
        String key = things.text("Address", "key");
        return List.of(
                new BulkLookup.Address(things.text("AuditSearch", "label"), null, null, null, null),
                new BulkLookup.Address(null, "team", null, null, null),
                new BulkLookup.Address(null, null, things.id("app").toString(), null, null),
                new BulkLookup.Address(null, null, null, key, null),
                new BulkLookup.Address(null, null, null, things.id("credential").toString(), null),
                new BulkLookup.Address(null, null, null, key, things.text("Address", "product")));
    }

    private AuditRecord aboutGrant() {
        Subject subject = new Subject(
                "grant",
                things.id("grant"),
                "somebody / an app / a key / a product",
                things.id("developer"),
                things.id("app"),
                things.id("product"));
        return new AuditRecord(
                things.organization(),
                things.id("record"),
                Instant.EPOCH,
                actor.author(),
                Action.EDIT,
                subject,
                null,
                null,
                null,
                Outcome.DONE,
                null);
    }

    private List<Object> abouts() {
        return List.of(
                AuditScope.owner(things.id("developer")),
                AuditScope.app(things.id("app")),
                AuditScope.product(things.id("product")),
                AuditScope.person(things.id("operator")));
    }

    /** The constants of a type that mean "nothing in particular". */
    private static List<Object> neutral(Class<?> type) {
        List<Object> constants = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
                try {
                    constants.add(field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return constants;
    }

    /** An empty filter, and one for each single field. */
    private List<Object> wishes(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Object> made = new ArrayList<>();
        for (int i = -1; i < components.length; i++) {
            Object[] values = new Object[components.length];
            if (i >= 0) {
                values[i] = of(type.getSimpleName(), components[i].getName(), components[i].getGenericType())
                        .getFirst();
            }
            try {
                made.add(type.getDeclaredConstructor(types).newInstance(values));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return made;
    }

    /** As many as the component with the most choices; those that the record itself refuses are left out. */
    private List<Object> records(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<List<Object>> choices = Arrays.stream(components)
                .map(component -> of(type.getSimpleName(), component.getName(), component.getGenericType()))
                .toList();
        List<Object> made = new ArrayList<>();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        for (int i = 0; i < choices.stream().mapToInt(List::size).max().orElse(1); i++) {
            int turn = i;
            try {
                made.add(type.getDeclaredConstructor(types)
                        .newInstance(choices.stream()
                                .map(choice -> choice.get(turn % choice.size()))
                                .toArray()));
            } catch (InvocationTargetException refused) {
                continue;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return made;
    }
}
