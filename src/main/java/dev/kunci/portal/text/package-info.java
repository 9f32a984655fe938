/** Texts, languages and times as the person at the screen reads them. */
@NullMarked
package dev.kunci.portal.text;

import org.jspecify.annotations.NullMarked;
