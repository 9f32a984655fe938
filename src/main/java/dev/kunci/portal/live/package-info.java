/** What other people do, on the screens that are open meanwhile. */
@NullMarked
package dev.kunci.portal.live;

import org.jspecify.annotations.NullMarked;
