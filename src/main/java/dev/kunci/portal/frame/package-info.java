/** The frame around every page, and the pages for signing in. */
@NullMarked
package dev.kunci.portal.frame;

import org.jspecify.annotations.NullMarked;
