/** The clients of a connection and the limits on them. */
@NullMarked
package dev.kunci.shared.net;

import org.jspecify.annotations.NullMarked;
