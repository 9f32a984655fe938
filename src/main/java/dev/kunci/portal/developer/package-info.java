/** Developers and app groups: the lists, and the page of one of them with its details, its apps and its history. */
@NullMarked
package dev.kunci.portal.developer;

import org.jspecify.annotations.NullMarked;
