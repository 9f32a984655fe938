/** The organization a page is about, and who may enter it. */
@NullMarked
package dev.kunci.portal.organization;

import org.jspecify.annotations.NullMarked;
