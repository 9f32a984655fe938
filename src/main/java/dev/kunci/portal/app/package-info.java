/** The page of one app. */
@NullMarked
package dev.kunci.portal.app;

import org.jspecify.annotations.NullMarked;
