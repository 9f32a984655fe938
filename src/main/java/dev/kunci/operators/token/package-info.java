/** API tokens and gateway tokens. */
@NullMarked
@NamedInterface("token")
package dev.kunci.operators.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
