package dev.kunci.isolation;

import dev.kunci.operators.Actor;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Every public method of every service below the doors that takes an actor. */
final class ServiceMethods {
    private static final List<String> ROOMS = List.of("registry", "approval", "review", "operators", "importer");

    private ServiceMethods() {}

    /** One method with its bean. */
    record ServiceMethod(Object bean, Method method, TransactionTemplate transaction) {
        String room() {
            return method.getDeclaringClass().getPackageName().split("\\.")[2];
        }

        String owner() {
            return method.getDeclaringClass().getSimpleName();
        }

        String key() {
            return owner() + "." + method.getName()
                    + Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(", ", "(", ")"));
        }

        /** Whether a parameter names the organization. */
        boolean ofAnOrganization() {
            return Arrays.stream(method.getParameters())
                    .anyMatch(parameter -> parameter.getType() == UUID.class
                                    && (parameter.getName().matches("organization(Id)?")
                                            || owner().equals("Organizations"))
                            // An actor may carry a permission of some organization, which the call need not be about.
                            || parameter.getType() != Actor.class
                                    && parameter.getType().isRecord()
                                    && carries(parameter.getType())
                            || parameter.getParameterizedType().getTypeName().contains("approval.Decision"));
        }

        private static boolean carries(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .anyMatch(component -> component.getName().equals("organization")
                            || component.getType().isRecord() && carries(component.getType()));
        }

        /** Calls it once for each choice of its arguments. */
        List<String> call(Arguments arguments) {
            List<List<Object>> choices = new ArrayList<>();
            for (Parameter parameter : method.getParameters()) {
                choices.add(arguments.of(owner(), parameter.getName(), parameter.getParameterizedType()));
            }
            List<String> outcomes = new ArrayList<>();
            for (int i = 0; i < choices.stream().mapToInt(List::size).max().orElse(1); i++) {
                int turn = i;
                outcomes.add(call(choices.stream()
                        .map(choice -> choice.get(turn % choice.size()))
                        .toArray()));
            }
            // Some targets are of a level that the method does not accept, which says nothing about organizations.
            outcomes.removeIf(outcome -> outcome.endsWith("owns no apps"));
            return outcomes.stream().map(arguments.things()::mask).toList();
        }

        private String call(Object... arguments) {
            try {
                Object result = invoke(arguments);
                for (Object argument : arguments) {
                    if (argument instanceof ByteArrayOutputStream out) {
                        result = out.toString(StandardCharsets.UTF_8);
                    }
                }
                return "answered " + said(result);
            } catch (InvocationTargetException e) {
                return "refused " + e.getCause();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Some run only in the transaction of their caller. */
        private Object invoke(Object... arguments) throws InvocationTargetException, IllegalAccessException {
            Transactional demands = method.getAnnotation(Transactional.class);
            if (demands == null || demands.propagation() != Propagation.MANDATORY) {
                return method.invoke(bean, arguments);
            }
            return transaction.execute(_ -> {
                try {
                    return method.invoke(bean, arguments);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        /** The comparable part of a result: values in full, and of anything else its type. */
        private String said(Object result) {
            boolean value = result instanceof Record
                    || result instanceof Collection
                    || result instanceof Map
                    || result instanceof Optional
                    || result instanceof Number
                    || result instanceof String && room().equals("review");
            return result == null
                    ? "nothing"
                    : value ? result.toString() : result.getClass().getSimpleName();
        }
    }

    static Map<String, ServiceMethod> all(ApplicationContext context) {
        Map<String, ServiceMethod> methods = new TreeMap<>();
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        for (Object bean : context.getBeansWithAnnotation(Service.class).values()) {
            for (Method method : AopUtils.getTargetClass(bean).getDeclaredMethods()) {
                ServiceMethod found = new ServiceMethod(bean, method, transaction);
                if (ROOMS.contains(found.room())
                        && Modifier.isPublic(method.getModifiers())
                        && !method.isSynthetic()
                        && Arrays.asList(method.getParameterTypes()).contains(Actor.class)) {
                    methods.put(found.key(), found);
                }
            }
        }
        return methods;
    }
}
