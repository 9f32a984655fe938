/** The packaged Kunci as programs meet it that were written by others, for Apigee. */
@NullMarked
package dev.kunci.clients;

import org.jspecify.annotations.NullMarked;
