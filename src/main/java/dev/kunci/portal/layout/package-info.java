/** The frame of the portal: its lock, sign-in, navigation, languages, notices on screen, and what is shown when things fail. */
@NullMarked
package dev.kunci.portal.layout;

import org.jspecify.annotations.NullMarked;
