/** What the log takes: each fault whole the first times, and one line for what is one event, whoever words it. */
@NullMarked
package dev.kunci.shared.logging;

import org.jspecify.annotations.NullMarked;
