/** The HTTP side of the REST API: requests, authentication, errors, limits and idempotency keys. */
@NullMarked
package dev.kunci.management.http;

import org.jspecify.annotations.NullMarked;
