/** The gateway port: a lean HTTP server and the adapter for nginx's auth_request. */
@NullMarked
package dev.kunci.gateway.http;

import org.jspecify.annotations.NullMarked;
