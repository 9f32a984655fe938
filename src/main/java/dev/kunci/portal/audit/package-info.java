/** The audit log on screen: finding and reading what happened. */
@NullMarked
package dev.kunci.portal.audit;

import org.jspecify.annotations.NullMarked;
