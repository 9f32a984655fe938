/** What the portal tells people about their actions: notices, errors, background work, lost connections. */
@NullMarked
package dev.kunci.portal.feedback;

import org.jspecify.annotations.NullMarked;
