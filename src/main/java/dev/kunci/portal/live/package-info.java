/** Live updates: shows what other people change on open pages. */
@NullMarked
package dev.kunci.portal.live;

import org.jspecify.annotations.NullMarked;
