package dev.kunci.management.description;

import dev.kunci.operators.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a method of the API beyond its signature: what it does, for whom, and what its list contains. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {

    /** What it does, in one sentence. */
    String value();

    /** Further explanation. */
    String detail() default "";

    /** The required role; several if it depends on the request. Every role may do what a viewer may. */
    Role[] roles() default Role.VIEWER;

    /** The name of the list; one for each kind of owner if they differ. */
    String[] list() default {};

    /** The type of the list's items, or of the response if the method leaves it open. */
    Class<?> of() default void.class;

    /** Parameters that the method does not declare itself. */
    String[] asks() default {};

    /** Whether it creates something new: answers 201, and takes an Idempotency-Key. */
    boolean creates() default false;

    /** Whether it may create something although it answers 200, and so takes an Idempotency-Key. */
    boolean mints() default false;

    /** Whether it needs no authentication. */
    boolean open() default false;
}
