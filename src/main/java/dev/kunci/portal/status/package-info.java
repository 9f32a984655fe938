/**
 * The status selector: how a status looks, and the one drop-down in which a person decides on it, at every level and in
 * every view.
 */
@NullMarked
package dev.kunci.portal.status;

import org.jspecify.annotations.NullMarked;
