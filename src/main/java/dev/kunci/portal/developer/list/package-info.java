/** The lists of developers and of app groups. */
@NullMarked
package dev.kunci.portal.developer.list;

import org.jspecify.annotations.NullMarked;
