/** The lock of the portal: signing in and out, sessions and their end. */
@NullMarked
package dev.kunci.portal.signin;

import org.jspecify.annotations.NullMarked;
