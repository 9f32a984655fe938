/** Lists of people, API tokens and gateway tokens, for administrators. */
@NullMarked
@NamedInterface("people")
package dev.kunci.review.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
