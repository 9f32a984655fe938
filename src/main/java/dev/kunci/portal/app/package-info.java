/** The apps: the list, and the page of one app with its details, credentials and history. */
@NullMarked
package dev.kunci.portal.app;

import org.jspecify.annotations.NullMarked;
