/** The credentials of an app on its page. */
@NullMarked
package dev.kunci.portal.app.key;

import org.jspecify.annotations.NullMarked;
