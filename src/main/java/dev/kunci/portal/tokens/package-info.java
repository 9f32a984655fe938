/** API tokens and gateway tokens. */
@NullMarked
package dev.kunci.portal.tokens;

import org.jspecify.annotations.NullMarked;
