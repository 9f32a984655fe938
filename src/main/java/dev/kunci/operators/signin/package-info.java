/** Signing in, for people and programs: sessions, limits on guessing, and the audit of failed attempts. */
@NullMarked
@NamedInterface("signin")
package dev.kunci.operators.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
