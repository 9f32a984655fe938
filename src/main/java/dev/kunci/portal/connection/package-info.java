/** Keeps slow clients, and many connections from one address, from blocking everybody else. */
@NullMarked
package dev.kunci.portal.connection;

import org.jspecify.annotations.NullMarked;
