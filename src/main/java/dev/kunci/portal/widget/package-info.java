/** Small components that several pages use. */
@NullMarked
package dev.kunci.portal.widget;

import org.jspecify.annotations.NullMarked;
