/** The settings of an organization. */
@NullMarked
package dev.kunci.portal.settings;

import org.jspecify.annotations.NullMarked;
