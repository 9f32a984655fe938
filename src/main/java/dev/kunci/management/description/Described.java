package dev.kunci.management.description;

import dev.kunci.operators.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a method of this door what its signature cannot: what it does, for whom, and what its list holds. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {

    /** What it does, in one sentence. */
    String value();

    /** What else a caller has to know. */
    String detail() default "";

    /** Who may; several where it depends on what is asked for. Every role may do what a viewer may. */
    Role[] roles() default Role.VIEWER;

    /** What a list is called; one name for each kind of owner where they differ. */
    String[] list() default {};

    /** What a list holds, or what an answer is whose type the method leaves open. */
    Class<?> of() default void.class;

    /** Parameters that the method does not name itself. */
    String[] asks() default {};

    /** Whether it makes what its address does not name yet: answers 201, and takes an Idempotency-Key. */
    boolean creates() default false;

    /** Whether it may make something although it answers 200, and so takes an Idempotency-Key. */
    boolean mints() default false;

    /** Whether nobody has to sign in for it. */
    boolean open() default false;
}
