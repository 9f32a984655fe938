/** People of an organization and their roles. */
@NullMarked
package dev.kunci.portal.people;

import org.jspecify.annotations.NullMarked;
