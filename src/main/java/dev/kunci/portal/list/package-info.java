/** Lists: lazy, sorted and counted by the database, fitted to the window. */
@NullMarked
package dev.kunci.portal.list;

import org.jspecify.annotations.NullMarked;
