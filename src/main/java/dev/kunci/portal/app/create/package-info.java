/** The page on which a new app is filed. */
@NullMarked
package dev.kunci.portal.app.create;

import org.jspecify.annotations.NullMarked;
