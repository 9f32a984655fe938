/** The page of one developer or app group, and the pages that add one. */
@NullMarked
package dev.kunci.portal.developer;

import org.jspecify.annotations.NullMarked;
