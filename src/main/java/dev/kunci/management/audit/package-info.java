/** REST resources of the audit log. */
@NullMarked
package dev.kunci.management.audit;

import org.jspecify.annotations.NullMarked;
