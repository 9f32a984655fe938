/** The profile of the person who is signed in. */
@NullMarked
package dev.kunci.portal.profile;

import org.jspecify.annotations.NullMarked;
