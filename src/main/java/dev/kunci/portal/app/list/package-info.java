/** The list of apps. */
@NullMarked
package dev.kunci.portal.app.list;

import org.jspecify.annotations.NullMarked;
