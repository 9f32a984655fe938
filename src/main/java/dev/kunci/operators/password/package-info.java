/** Passwords: rules for new ones, hashing and comparing. */
@NullMarked
package dev.kunci.operators.password;

import org.jspecify.annotations.NullMarked;
