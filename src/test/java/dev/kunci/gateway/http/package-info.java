/** The gateway port over real sockets. */
@NullMarked
package dev.kunci.gateway.http;

import org.jspecify.annotations.NullMarked;
