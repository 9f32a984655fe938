/** Who is at the other end of a connection. */
@NullMarked
package dev.kunci.shared.net;

import org.jspecify.annotations.NullMarked;
