/** The preferences of one person: language, colours, time zone and list layout. */
@NullMarked
package dev.kunci.portal.preference;

import org.jspecify.annotations.NullMarked;
