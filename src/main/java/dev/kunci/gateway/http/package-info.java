/**
 * The gateway port: a lean HTTP server and the adapter for nginx's auth_request. Responses are written by hand as
 * bytes, because a servlet stack does not reach the required rate.
 */
@NullMarked
package dev.kunci.gateway.http;

import org.jspecify.annotations.NullMarked;
